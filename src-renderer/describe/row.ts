import { entropyBits } from '#core/attention';
import { bits, shortShare } from './numbers.ts';

/** One word that a row looks at. */
export interface Looked {
  readonly index: number;
  readonly word: string;
  readonly weight: number;
}

/** The words of a row by weight, largest first; equal ones in the order of the sentence. */
export function ranked(weights: ArrayLike<number>, words: readonly string[]): Looked[] {
  return words
    .map((word, index) => ({ index, word, weight: weights[index] ?? 0 }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
}

/**
 * What a row says, as one sentence: “it” looks 26 % at cat, 17 % at tired …; entropy 2.9 bit. Where a share of it goes to
 * words that are not shown, that is said in place of the entropy: the rest is no distribution.
 */
export function rowSentence(
  word: string,
  weights: ArrayLike<number>,
  words: readonly string[],
  blocked: boolean,
  decimals = 2,
  hidden = 0,
): string {
  if (blocked) return `“${word}” may look at no word: all of its scores are masked.`;
  const order = ranked(weights, words).filter((entry) => entry.weight > 0);
  const named = order
    .slice(0, 3)
    .map(({ word: seen, weight }) => `${shortShare(weight, decimals)} at ${seen}`);
  const rest = order.slice(3).reduce((sum, { weight }) => sum + weight, 0);
  const others =
    order.length > 3
      ? `, and ${shortShare(rest, decimals)} at the other ${order.length - 3 === 1 ? 'one' : order.length - 3}`
      : '';
  const last =
    hidden > 0
      ? `${shortShare(hidden, decimals)} at what is hidden`
      : `entropy ${bits(entropyBits(Array.from(weights)), decimals)}`;
  return `“${word}” looks ${named.join(', ')}${others}; ${last}.`;
}

/** How far the weights of a row are from summing to exactly 1, and the sum itself. */
export function rowProof(weights: Iterable<number>): { sum: number; difference: number } {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return { sum, difference: Math.abs(sum - 1) };
}
