import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Engine version: raised when the core gives other digits for the same experiment. */
export const ENGINE_VERSION = 1;

const integer = (range: { min: number; max: number }) => z.int().min(range.min).max(range.max);
const sentence = z
  .string()
  .max(LIMITS.characters, `a sentence takes at most ${LIMITS.characters} characters; remove some`);

/** Weights and word vectors drawn from a seed. */
const seededModel = z.strictObject({
  kind: z.literal('seeded'),
  seed: integer(LIMITS.seed),
  dModel: integer(LIMITS.dModel),
  heads: integer(LIMITS.heads),
  positions: z.enum(['none', 'sinusoidal']),
});

/**
 * What a learner sets, and all of it: an experiment is its inputs, never its results. Loading recomputes.
 * `context` is the second sentence (cross-attention), or null (self-attention).
 */
export const specSchema = z.strictObject({
  format: z.literal(1),
  text: sentence,
  context: sentence.nullable(),
  model: z.discriminatedUnion('kind', [seededModel]),
  scaling: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sqrt_d_k') }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  temperature: z.number().min(LIMITS.temperature.min).max(LIMITS.temperature.max),
  mask: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('causal') }),
  ]),
});

export type ExperimentSpec = z.output<typeof specSchema>;

/** What the lab opens with. */
export const DEFAULT_SPEC: ExperimentSpec = {
  format: 1,
  text: 'The cat sat on the mat because it was tired',
  context: null,
  model: { kind: 'seeded', seed: 7, dModel: 32, heads: 4, positions: 'sinusoidal' },
  scaling: { kind: 'sqrt_d_k' },
  temperature: 1,
  mask: { kind: 'none' },
};
