import { decimal } from './numbers.ts';
import type { Fault } from '#core/attention';
import { maskOf, type ExperimentSpec } from '#core/experiment';

/** What a mistake does, in general. */
export const FAULT_STORIES: Record<Fault, string> = {
  'no-scaling':
    'Scaled: scores are not divided. The more dimensions a key has, the larger they grow, and the softmax gives almost everything to one word.',
  'd-model-for-d-k':
    'Scaled: scores are divided by √d_model, which is too much with more than one head. The weights become too even.',
  'mask-after-softmax':
    'Weights: blocked ones are set to 0 after the softmax shared everything out, so their shares are missing and rows no longer sum to 1.',
  'zero-for-minus-infinity':
    'Masked: blocked scores become 0, not −∞. e⁰ is 1, so words that must not be seen still get weight.',
  'softmax-over-queries':
    'Weights: the softmax goes down the columns. Now columns sum to 1, not rows, and a word may give out more or less than everything.',
  'key-for-value':
    'Head: the weights blend the keys where the values belong. Each word gets what others are found by, not what they have to say.',
  'no-maximum-subtraction':
    'Weights: e is raised to the scores as they are. Ordinary scores give the same weights; beyond about 709 they overflow to “not a number”.',
};

/** The row that is read: its word and place, the rows there are, its weights and masked scores. */
export interface SeenRow {
  readonly word: string;
  readonly row: number;
  readonly rows: number;
  readonly weights: Float64Array | null;
  readonly scores: Float64Array | null;
  /** The first column of keys and of values. */
  readonly key: Float64Array | null;
  readonly value: Float64Array | null;
}

/** What is seen of a mistake in the row that is read: which property fails, with its number; null without a row. */
export function faultEvidence(
  fault: Fault,
  spec: ExperimentSpec,
  seen: SeenRow,
  decimals = 2,
): string | null {
  const { weights, word } = seen;
  const written = (value: number) => decimal(value, decimals + 1);
  const masked = spec.mask.kind !== 'none' || spec.ablations.some(({ kind }) => kind === 'token');
  const needsMask = fault === 'mask-after-softmax' || fault === 'zero-for-minus-infinity';
  if (needsMask && !masked) return 'No effect now: nothing is masked. Choose a mask to see it.';
  if (!weights) return null;
  if (fault === 'd-model-for-d-k' && spec.model.heads === 1)
    return 'No effect now: with one head, d_k is d_model.';
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Number.isNaN(sum)) return `The row of “${word}” is not a number.`;
  switch (fault) {
    case 'mask-after-softmax':
    case 'softmax-over-queries':
      return `The row of “${word}” sums to ${written(sum)}, not 1.`;
    case 'no-scaling':
    case 'd-model-for-d-k':
      return `The largest weight of “${word}” is ${written(Math.max(...weights))}.`;
    case 'zero-for-minus-infinity':
      return `“${word}” gives ${written(leaked(spec, seen, weights))} of its weight to words that it must not see; right would be 0.`;
    case 'key-for-value':
      return swapped(seen, weights, written);
    case 'no-maximum-subtraction':
      return seen.scores && largest(word, Math.max(...seen.scores), decimals);
  }
}

/** The weight of a row that lies on masked words. */
function leaked(spec: ExperimentSpec, { row, rows }: SeenRow, weights: Float64Array): number {
  const { allowed } = maskOf(spec.mask, rows, weights.length);
  const off = new Set(spec.ablations.map((one) => (one.kind === 'token' ? one.token : -1)));
  return weights.reduce(
    (sum, weight, key) =>
      allowed[row * weights.length + key] && !off.has(key) ? sum : sum + weight,
    0,
  );
}

/** The first number of the head's output, of keys and as it would be of values. */
function swapped(
  { word, key, value }: SeenRow,
  weights: Float64Array,
  written: (value: number) => string,
): string | null {
  if (!key || !value) return null;
  const blend = (column: Float64Array) =>
    weights.reduce((sum, weight, i) => sum + weight * (column[i] ?? 0), 0);
  return `The head’s output for “${word}” begins with ${written(blend(key))}, blended of keys; of values it would be ${written(blend(value))}.`;
}

function largest(word: string, score: number, decimals: number): string {
  return score > 600
    ? `The largest score of “${word}” is ${decimal(score, decimals)}: from about 709, e to it is no number any more.`
    : `The largest score of “${word}” is ${decimal(score, decimals)}, far from 709, so the weights are still right.`;
}
