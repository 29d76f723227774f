/** Well-known mistakes that can be made on purpose; each changes one step of the ordinary path. */
export const FAULTS = [
  /** Scores are not divided at all. */
  'no-scaling',
  /** Scores are divided by √d_model where √d_k belongs: too flat with more than one head. */
  'd-model-for-d-k',
  /** Weights are zeroed after the softmax, so that rows no longer sum to 1. */
  'mask-after-softmax',
  /** Blocked scores become 0, not −∞, so that attention leaks to them. */
  'zero-for-minus-infinity',
  /** Columns sum to 1, not rows. */
  'softmax-over-queries',
  /** The keys are blended where the values belong. */
  'key-for-value',
  /** e^s of the scores as they are: large ones overflow to NaN, and so does a row with everything masked. */
  'no-maximum-subtraction',
] as const;

/** The name of a mistake. */
export type Fault = (typeof FAULTS)[number];
