/** A row of a painted mask as a sentence; `signs` has 1 for each word that may be looked at and 0 for each other. */
export function maskSentence(word: string, signs: string, words: readonly string[]): string {
  const named = (sign: '0' | '1') =>
    [...signs].flatMap((one, i) => (one === sign ? [words[i] ?? String(i + 1)] : []));
  const [open, blocked] = [named('1'), named('0')];
  if (blocked.length === 0) return `“${word}” may look at all ${open.length}.`;
  if (open.length === 0) return `“${word}” may look at no word.`;
  const [less, start] =
    open.length <= blocked.length
      ? [open, 'may look at']
      : [blocked, `may look at ${open.length}, not at`];
  const rest = less === open ? `, not at the other ${blocked.length}` : '';
  return `“${word}” ${start} ${less.join(', ')}${rest}.`;
}
