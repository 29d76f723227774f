import { decimal } from './numbers.ts';
import type { Fault } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';

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

/** What is seen of a mistake in the row that is read: which property fails, with its number; null without a row. */
export function faultEvidence(
  fault: Fault,
  spec: ExperimentSpec,
  weights: Float64Array | null,
  word: string,
): string | null {
  const masked = spec.mask.kind !== 'none' || spec.ablations.some(({ kind }) => kind === 'token');
  const needsMask = fault === 'mask-after-softmax' || fault === 'zero-for-minus-infinity';
  if (needsMask && !masked) return 'No effect now: nothing is masked. Choose a mask to see it.';
  if (!weights) return null;
  if (fault === 'd-model-for-d-k' && spec.model.heads === 1)
    return 'No effect now: with one head, d_k is d_model.';
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Number.isNaN(sum)) return `The row of “${word}” is not a number.`;
  if (fault === 'mask-after-softmax' || fault === 'softmax-over-queries')
    return `The row of “${word}” sums to ${decimal(sum, 3)}, not 1.`;
  if (fault === 'no-scaling' || fault === 'd-model-for-d-k')
    return `The largest weight of “${word}” is ${decimal(Math.max(...weights), 3)}.`;
  return null;
}
