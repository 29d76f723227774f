import { describe, expect, it } from 'vitest';
import { matrix, softmaxRows } from '#core/attention';
import {
  hiddenWords,
  madeOf,
  readPicture,
  strongestCell,
} from '#renderer/describe/read-picture.ts';

const tokens = ['[CLS]', 'em', '##bank', '##ment', '.', '[SEP]'];
const scores = Float64Array.from({ length: 36 }, (_, i) => Math.sin(i * 1.7));
const weights = softmaxRows(matrix(6, 6, scores));
const shown = (kind: string) => ({
  ...{ tokens, contextTokens: tokens, look: { stage: 'weights' }, spec: { model: { kind } } },
  picture: {
    ...weights,
    ...{ layer: 0, stage: 'weights' as const, head: 0, rowOffset: 0, colOffset: 0 },
  },
});
const sum = (...cells: readonly (readonly [number, number])[]) =>
  cells.reduce((all, [row, col]) => all + (weights.data[row * 6 + col] ?? NaN), 0);

describe('weights as they are read', () => {
  const read = readPicture(shown('encoder'), { words: true, special: false });

  it('have the words as names, and lead from each token to its word and back', () => {
    expect(read.tokens).toEqual(['embankment', '.']);
    expect(tokens.map((_, token) => read.rowOf(token))).toEqual([null, 0, 0, 0, 1, null]);
    expect([0, 1].map(read.tokenOfRow)).toEqual([1, 4]);
    expect(read.colOf(null)).toBeNull();
  });

  it('say what each number is made of, and how much is hidden', () => {
    expect(madeOf(read, tokens, { row: 0, col: 1 })).toBe(
      'the mean over em, ##bank, ##ment: 3 cells',
    );
    expect(madeOf(read, tokens, { row: 1, col: 0 })).toBe(
      'the sum over em, ##bank, ##ment: 3 cells',
    );
    expect(madeOf(read, tokens, { row: 1, col: 1 })).toBe('');
    expect(read.weights.data[2]).toBeCloseTo(sum([4, 1], [4, 2], [4, 3]), 12);
    const hidden = (sum([4, 0], [4, 5]) * 100).toFixed(1);
    expect(hiddenWords(read, 1)).toBe(`${hidden}\u00a0% of “.”’s attention is hidden`);
  });

  it('picking one picks the largest weight that it is made of', () => {
    const picture = shown('encoder').picture;
    const cell = strongestCell(read, picture, { row: 1, col: 0 });
    const most = Math.max(...[1, 2, 3].map((col) => sum([4, col])));
    expect(sum([cell.row, cell.col])).toBe(most);
  });

  it('are untouched in every other model, and where all pieces are shown', () => {
    for (const [kind, reading] of [
      ['seeded', { words: true, special: false }],
      ['encoder', { words: false, special: true }],
    ] as const) {
      const picture = shown(kind);
      const other = readPicture(picture, reading);
      expect(other.weights).toBe(picture.picture);
      expect(other.tokens).toBe(tokens);
    }
  });
});
