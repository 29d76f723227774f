import { z } from 'zod';
import { LIMITS } from '#core/experiment';

/** Seeds that a learner can type and read aloud. */
export const seedSchema = z.int().min(LIMITS.seed.min).max(LIMITS.seed.max);

/** 1 can be done by hand; 3 wants a calculator. */
export const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Level = z.output<typeof levelSchema>;
export const LEVELS: readonly Level[] = [1, 2, 3];

/** Everything that a generated exercise comes from. */
const generatedSchema = z.strictObject({
  kind: z.literal('generated'),
  generator: z.string().min(1).max(64),
  seed: seedSchema,
  level: levelSchema,
});

/** Where an exercise comes from: a lesson's file, or a generator that makes it again from its seed. */
export const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lesson'), lesson: z.string().min(1).max(128) }),
  generatedSchema,
]);

export type Generated = z.output<typeof generatedSchema>;
export type Origin = z.output<typeof originSchema>;
