import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** A whole number within a limit. */
export const integer = (range: { min: number; max: number }) =>
  z.int().min(range.min).max(range.max);

const positions = z.enum(['none', 'sinusoidal', 'learned']);
const activation = z.enum(['relu', 'gelu']);

/** Weights and word vectors drawn from a seed. What is left out has the value in brackets. */
export const seededModel = z.strictObject({
  kind: z.literal('seeded'),
  seed: integer(LIMITS.seed),
  dModel: integer(LIMITS.dModel),
  heads: integer(LIMITS.heads),
  positions,
  /** Heads that keys and values have (as many as the queries); 1 is multi-query attention. */
  keyValueHeads: integer(LIMITS.heads).optional(),
  /** Columns of a head's queries and keys (d_model ÷ heads). */
  dK: integer(LIMITS.headSize).optional(),
  /** Columns of a head's values (d_model ÷ heads). */
  dV: integer(LIMITS.headSize).optional(),
  /** Whether b_Q, b_K, b_V and b_O are added (no). */
  biases: z.boolean().optional(),
  /** Projections that are the identity instead (none): what attention does with the raw vectors. */
  identity: z
    .array(z.enum(['wQ', 'wK', 'wV', 'wO']))
    .max(4)
    .optional(),
  /** (1) */
  layers: integer(LIMITS.layers).optional(),
  /** What surrounds the attention of a layer (nothing). */
  layerKind: z.enum(['attention', 'residual', 'post-norm', 'pre-norm']).optional(),
  /** Columns between the halves of the feed-forward network (there is none). */
  dFeedForward: integer(LIMITS.feedForward).optional(),
  /** (relu) */
  activation: activation.optional(),
});
export type SeededModelSpec = z.output<typeof seededModel>;

/** The hand-built model, whose dimensions have names. Its seed only draws the vectors of words it does not know. */
export const teachingModel = z.strictObject({
  kind: z.literal('teaching'),
  seed: integer(LIMITS.seed),
  dModel: z.literal(48),
  heads: z.literal(3),
  positions: z.literal('none'),
});
export type TeachingModelSpec = z.output<typeof teachingModel>;

const grid = z
  .array(
    z
      .array(z.number())
      .min(1)
      .max(LIMITS.dModel.max * 8),
  )
  .min(1)
  .max(LIMITS.dModel.max * 8);
const projection = z.union([z.enum(['identity', 'seeded']), grid]);
const bias = z
  .array(z.number())
  .max(LIMITS.dModel.max * 8)
  .optional();

/** One layer of given numbers: word vectors by hand, one row a token, and projections by hand, seed or identity. */
export const customModel = z.strictObject({
  kind: z.literal('custom'),
  seed: integer(LIMITS.seed),
  /** The columns of `embeddings`. */
  dModel: integer(LIMITS.dModel),
  heads: integer(LIMITS.heads),
  positions,
  embeddings: grid,
  /** Of the second sentence; null without one. */
  contextEmbeddings: grid.nullable(),
  wQ: projection,
  wK: projection,
  wV: projection,
  wO: projection,
  bQ: bias,
  bK: bias,
  bV: bias,
  bO: bias,
});
export type CustomModelSpec = z.output<typeof customModel>;

export const modelSchema = z.discriminatedUnion('kind', [seededModel, teachingModel, customModel]);
export type ModelSpec = z.output<typeof modelSchema>;
export type PositionKind = z.output<typeof positions>;
