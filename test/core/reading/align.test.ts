import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTokens } from '#core/experiment';

const sentence = fc.array(fc.constantFrom('the', 'bank', 'of', 'my', '.'), { maxLength: 12 });
const words = (text: string) => text.split(' ');

/** The length of the longest common subsequence, by trying everything. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [x, ...rest] = a;
  const at = b.indexOf(x);
  const without = longest(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longest(rest, b.slice(at + 1)));
}

describe('words of two sentences that belong together', () => {
  it('are the same words in the same order, as many as there are', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const pairs = alignTokens(before, after);
        pairs.forEach(([i, j], k) => {
          const [lastI, lastJ] = pairs[k - 1] ?? [-1, -1];
          expect(i).toBeGreaterThan(lastI);
          expect(j).toBeGreaterThan(lastJ);
          if (before.length !== after.length) expect(before[i]).toBe(after[j]);
        });
        if (before.length === after.length) expect(pairs).toHaveLength(before.length);
        else expect(pairs).toHaveLength(longest(before, after));
      }),
      { numRuns: 60 },
    );
  });

  it('pairs *bank* with *bank* where the sentences are of other lengths', () => {
    const before = words('[CLS] i sat by the bank of the river . [SEP]');
    const after = words('[CLS] i went to the bank to deposit money [SEP]');
    const pairs = alignTokens(before, after).map(([i, j]) => `${before[i]} ${j}`);
    expect(pairs).toEqual(['[CLS] 0', 'i 1', 'the 4', 'bank 5', '[SEP] 9']);
  });

  it('a word that was exchanged keeps its place in a sentence of the same length', () => {
    expect(alignTokens(words('it was tired'), words('it was dirty'))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });
});
