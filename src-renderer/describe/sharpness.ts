import type { Sharpness } from '#core/experiment';

/** What a softmax over so many tokens is like, in a sentence. */
export function sharpnessWords({ largest, effective }: Sharpness, tokens: number): string {
  if (largest === 0) return 'Everything is masked here: there is nothing to share out.';
  if (tokens === 1) return 'There is only one word to look at, so there is nothing to choose.';
  if (largest >= 0.99)
    return 'Saturated: one word has it all, its weights hardly move, and next to no gradient gets through.';
  if (largest >= 0.9) return 'Nearly settled: a change of scores moves its weights only a little.';
  if (effective >= 0.95 * tokens)
    return 'Flat: all words share nearly alike, whatever their scores.';
  return 'Open: its weights follow its scores.';
}
