import { z } from 'zod';
import { ablationSchema, editSchema, faultSchema } from './change-spec.ts';
import { LIMITS } from './limits.ts';
import { maskSchema } from './mask-spec.ts';
import { modelSchema } from './model-spec.ts';

/** Engine version: raised when the core gives other digits for the same experiment. */
export const ENGINE_VERSION = 1;

const sentence = z
  .string()
  .max(LIMITS.characters, `a sentence takes at most ${LIMITS.characters} characters; remove some`);

/**
 * What a learner sets, and all of it: an experiment is its inputs, never its results. Loading recomputes.
 * `context` is the second sentence (cross-attention), or null (self-attention).
 */
export const specSchema = z.strictObject({
  format: z.literal(1),
  text: sentence,
  context: sentence.nullable(),
  model: modelSchema,
  scaling: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sqrt_d_k') }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('custom'),
      divisor: z.number().min(LIMITS.divisor.min).max(LIMITS.divisor.max),
    }),
  ]),
  temperature: z.number().min(LIMITS.temperature.min).max(LIMITS.temperature.max),
  mask: maskSchema,
  edits: z.array(editSchema).max(LIMITS.edits).default([]),
  faults: z.array(faultSchema).max(faultSchema.options.length).default([]),
  ablations: z.array(ablationSchema).max(LIMITS.ablations).default([]),
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
  edits: [],
  faults: [],
  ablations: [],
};
