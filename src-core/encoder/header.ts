import { z } from 'zod';

/** The most that a model file may say of itself, so that a hostile one takes neither memory nor time. */
export const MODEL_LIMITS = {
  /** Of the whole file, and of its head. */
  fileBytes: 2 ** 29,
  headerBytes: 2 ** 20,
  layers: 12,
  heads: 64,
  dModel: 1024,
  dFeedForward: 4096,
  positions: 2048,
  vocabulary: 250_000,
  name: 100,
} as const;

const upTo = (most: number) => z.int().min(1).max(most);
/** The kernels take columns by eights. */
const byEights = (most: number) => upTo(most).multipleOf(8);
const place = z.int().min(0).max(MODEL_LIMITS.fileBytes);

const configSchema = z.strictObject({
  layers: upTo(MODEL_LIMITS.layers),
  heads: upTo(MODEL_LIMITS.heads),
  dModel: byEights(MODEL_LIMITS.dModel),
  dFeedForward: byEights(MODEL_LIMITS.dFeedForward),
  positions: z.int().min(3).max(MODEL_LIMITS.positions),
  vocabulary: upTo(MODEL_LIMITS.vocabulary),
  activation: z.enum(['gelu', 'relu']),
  epsilon: z.number().min(0).max(0.1),
  lowercase: z.boolean(),
});
/** The sizes of an encoder, and what its layers are made of. */
export type EncoderConfig = z.output<typeof configSchema>;

const tensorSchema = z.strictObject({
  name: z.string().max(40),
  dtype: z.enum(['float32', 'float16', 'int8']),
  rows: upTo(MODEL_LIMITS.vocabulary),
  cols: upTo(MODEL_LIMITS.dFeedForward),
  /** Bytes after the head. */
  offset: place,
  /** Where the float32 scales of int8 columns are. */
  scales: place.optional(),
});
/** Where a tensor is in the file, and how its numbers are written. */
export type TensorEntry = z.output<typeof tensorSchema>;

/** The head of a model file (docs/model-format.md). */
export const headerSchema = z.strictObject({
  name: z.string().min(1).max(MODEL_LIMITS.name),
  config: configSchema,
  vocabulary: z.strictObject({ offset: place, bytes: place }),
  tensors: z.array(tensorSchema).max(4 + 16 * MODEL_LIMITS.layers),
});
export type ModelHeader = z.output<typeof headerSchema>;

const PER_LAYER = (
  d: number,
  f: number,
): Record<string, readonly [rows: number, cols: number]> => ({
  ...{ wQ: [d, d], bQ: [1, d], wK: [d, d], bK: [1, d], wV: [d, d], bV: [1, d], wO: [d, d] },
  ...{ bO: [1, d], attentionGain: [1, d], attentionShift: [1, d] },
  ...{ w1: [d, f], b1: [1, f], w2: [f, d], b2: [1, d] },
  ...{ feedForwardGain: [1, d], feedForwardShift: [1, d] },
});

/** Every tensor that an encoder of these sizes has, with its shape. */
export function shapesOf(config: EncoderConfig): Map<string, readonly [number, number]> {
  const { dModel, dFeedForward, positions, vocabulary, layers } = config;
  const shapes = new Map<string, readonly [number, number]>([
    ['words', [vocabulary, dModel]],
    ['positions', [positions, dModel]],
    ['embeddingGain', [1, dModel]],
    ['embeddingShift', [1, dModel]],
  ]);
  for (let layer = 0; layer < layers; layer++)
    for (const [name, shape] of Object.entries(PER_LAYER(dModel, dFeedForward)))
      shapes.set(`${layer}/${name}`, shape);
  return shapes;
}
