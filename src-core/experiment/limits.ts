/** What the lab computes at most, so that every number can still be kept, shown and traced. */
export const LIMITS = {
  /** Tokens in one sentence. */
  tokens: 512,
  /** Characters in one sentence. */
  characters: 100_000,
  dModel: { min: 1, max: 512 },
  heads: { min: 1, max: 64 },
  /** Columns of the queries and keys (d_k), or of the values (d_v), of one head. */
  headSize: { min: 1, max: 512 },
  layers: { min: 1, max: 12 },
  /** Columns between the two halves of a feed-forward network. */
  feedForward: { min: 1, max: 2048 },
  temperature: { min: 0.05, max: 20 },
  /** What scores may be divided by. */
  divisor: { min: 0.001, max: 1_000_000 },
  seed: { min: 0, max: 2 ** 32 - 1 },
  /** Characters in an experiment's name. */
  name: 200,
  /** Characters in a tag, tags of an experiment, characters in its notes. */
  tag: 40,
  tags: 32,
  notes: 20_000,
  /** Experiments handled at once: listed, exported or imported. */
  experiments: 20_000,
  /** Bytes of a file of experiments. */
  fileBytes: 32 * 2 ** 20,
  /** Numbers put in by hand, and parts switched off. */
  edits: 4096,
  ablations: 1024,
  /** Scores, scaled scores, masked scores and weights of all heads and layers together. */
  cells: 2 ** 26,
} as const;
