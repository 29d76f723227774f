import { z } from 'zod';
import { MODEL_LIMITS } from '#core/encoder/header.ts';
import { LIMITS } from './limits.ts';

/** A whole number within a limit. */
const integer = (range: { min: number; max: number }) => z.int().min(range.min).max(range.max);
/** A whole number that this kind of model does not let one choose. */
const fixed = (value: number) => z.int().min(value).max(value);

const positions = z.enum(['none', 'sinusoidal', 'learned']);

const WIDEST = LIMITS.heads.max * LIMITS.headSize.max;
const row = z.array(z.number()).max(WIDEST);
const grid = z.array(row).max(WIDEST);
const projection = z.union([z.literal('identity'), grid]);

/** Numbers given by hand, row by row, in place of drawn ones; the matrices are those of the first layer. */
const givenNumbers = z.strictObject({
  /** One row a token of the first sentence, d_model columns. */
  embeddings: grid.optional(),
  /** The same of the second sentence. */
  contextEmbeddings: grid.optional(),
  wQ: projection.optional(),
  wK: projection.optional(),
  wV: projection.optional(),
  wO: projection.optional(),
  bQ: row.optional(),
  bK: row.optional(),
  bV: row.optional(),
  bO: row.optional(),
});
export type GivenNumbers = z.output<typeof givenNumbers>;

/** Weights and word vectors drawn from a seed. What is left out has the value in brackets. */
const seededModel = z.strictObject({
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
  /** Whether biases are added after each projection (no). */
  biases: z.boolean().optional(),
  /** (1) */
  layers: integer(LIMITS.layers).optional(),
  /** What surrounds the attention of a layer (nothing). */
  layerKind: z.enum(['attention', 'residual', 'post-norm', 'pre-norm']).optional(),
  /** Columns between the halves of the feed-forward network (there is none). */
  dFeedForward: integer(LIMITS.feedForward).optional(),
  /** (relu) */
  activation: z.enum(['relu', 'gelu']).optional(),
  /** Where word vectors come from that are not given: drawn from the seed, or a 1 in a column of the word's own (drawn). */
  words: z.enum(['drawn', 'one-hot']).optional(),
  /** (all are drawn) */
  given: givenNumbers.optional(),
});
export type SeededModelSpec = z.output<typeof seededModel>;

/** The hand-built model, whose dimensions have names. Its seed only draws the vectors of words it does not know. */
const teachingModel = z.strictObject({
  kind: z.literal('teaching'),
  seed: integer(LIMITS.seed),
  dModel: fixed(48),
  heads: fixed(3),
  positions,
});
export type TeachingModelSpec = z.output<typeof teachingModel>;

/** A trained encoder, by the id of its file; its sizes stand here too, so that they are known without the file. */
export const encoderModelSchema = z.strictObject({
  kind: z.literal('encoder'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u, 'takes small letters, digits and hyphens'),
  dModel: integer({ min: 1, max: MODEL_LIMITS.dModel }),
  heads: integer({ min: 1, max: MODEL_LIMITS.heads }),
  layers: integer({ min: 1, max: MODEL_LIMITS.layers }),
  dFeedForward: integer({ min: 1, max: MODEL_LIMITS.dFeedForward }),
});
export type EncoderModelSpec = z.output<typeof encoderModelSchema>;

/** Where weights and word vectors come from. */
export const modelSchema = z.discriminatedUnion('kind', [
  seededModel,
  teachingModel,
  encoderModelSchema,
]);
export type ModelSpec = z.output<typeof modelSchema>;
export type PositionKind = z.output<typeof positions>;
