/** What the lab computes at most, so that every number can still be kept, shown and traced. */
export const LIMITS = {
  /** Tokens in one sentence. */
  tokens: 512,
  /** Characters in one sentence. */
  characters: 100_000,
  dModel: { min: 1, max: 512 },
  heads: { min: 1, max: 64 },
  temperature: { min: 0.05, max: 20 },
  seed: { min: 0, max: 2 ** 32 - 1 },
  /** Characters in an experiment's name. */
  name: 200,
} as const;
