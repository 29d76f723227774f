import type { WordPaths } from '#core/experiment';
import { decimal } from './numbers.ts';

/** Where on its way a word is: “before the first layer”, “after layer 3”. */
export function stepName(step: number): string {
  return step === 0 ? 'before the first layer' : `after layer ${step}`;
}

/** One step of a word's way in a sentence; `path` 1 is the word of the second sentence. */
export function pathSentence(
  { paths, between }: WordPaths,
  path: number,
  step: number,
  decimals = 2,
): string {
  const own = paths[path];
  if (!own) return '';
  const word = `“${own.tokens[own.place] ?? ''}”${path > 0 ? ' in the second sentence' : ''}`;
  const number = (value = NaN) => decimal(value, decimals);
  const way =
    step === 0
      ? `${word} begins here`
      : `${word} has moved by ${number(own.moved[step])} and has a cosine of ${number(own.fromStart[step])} with its beginning`;
  const both = between
    ? `; the two have a cosine of ${number(between.cosine[step])} with each other`
    : '';
  const name = step === 0 ? `stop 0, ${stepName(0)}` : stepName(step);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${way}${both}.`;
}
