/** A word that stands in two sentences: its place in the first and in the second. */
export type TokenPair = readonly [before: number, after: number];

/**
 * Which words of two sentences belong together. Sentences of one length are paired place by place; of others the same words
 * in the same order, as many as there are (longest common subsequence), the first where there are several ways.
 */
export function alignTokens(before: readonly string[], after: readonly string[]): TokenPair[] {
  if (before.length === after.length) return before.map((_, place): TokenPair => [place, place]);
  const width = after.length + 1;
  // How many can be paired from here to the ends.
  const most = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const at = i * width + j;
      most[at] =
        before[i] === after[j]
          ? most[at + width + 1] + 1
          : Math.max(most[at + width], most[at + 1]);
    }
  const pairs: TokenPair[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (most[(i + 1) * width + j] >= most[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}
