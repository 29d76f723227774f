import { describe, expect, test } from 'vitest';
import type { Address } from '#core/attention';
import { litBy, litGroups, litWords, meets } from '#renderer/describe/lit.ts';
import { readWay, writeWay, type Place } from '#renderer/describe/place.ts';

const at = (stage: Address['stage'], row: number, col: number, head = 0): Address => ({
  ...{ layer: 0, stage, head, row, col },
});
const weights = { layer: 0, stage: 'weights', head: 0 } as const;
const WIDTH = 4;

describe('what lights up in a picture', () => {
  test('a pair of words is the same cell in every matrix of pairs of that head', () => {
    expect(litBy(weights, [at('masked', 3, 5)]).cells).toEqual([{ row: 3, col: 5 }]);
    expect(litBy(weights, [at('masked', 3, 5, 1)])).toMatchObject({
      rows: [3],
      cols: [5],
      cells: [],
    });
  });

  test('words are lit as those that ask and those that are asked', () => {
    const { asking, asked } = litWords(litBy(weights, [at('query', 2, 0), at('key', 4, 0)]));
    expect([[...asking], [...asked]]).toEqual([[2], [4]]);
  });

  test('bars are lit by word and by head, also where heads are joined', () => {
    const sources = [at('weights', 1, 6, 2), at('value', 6, 0, 2), at('concat', 1, 9)];
    expect([...litGroups(sources, 'token', null, WIDTH)]).toEqual([6]);
    expect([...litGroups(sources, 'head', null, WIDTH)]).toEqual([2]);
  });
});

describe('what a hand in a picture rests on', () => {
  const term = [at('weights', 1, 6), at('value', 6, 3)];

  test('a cell is met by its own term alone', () => {
    expect(meets({ at: weights, row: 1, col: 6 }, term, null, WIDTH)).toBe(true);
    expect(meets({ at: weights, row: 2, col: 6 }, term, null, WIDTH)).toBe(false);
    expect(meets({ at: weights, row: 1, col: 5 }, term, null, WIDTH)).toBe(false);
  });

  test('a word is met in its row or column, a head by its numbers', () => {
    expect(meets({ at: weights, row: null, col: 6 }, term, null, WIDTH)).toBe(true);
    expect(meets({ at: weights, row: null, col: 1 }, term, null, WIDTH)).toBe(false);
    expect(meets({ at: weights, row: null, col: null }, term, null, WIDTH)).toBe(true);
    const other = { ...weights, head: 1 };
    expect(meets({ at: other, row: null, col: null }, term, null, WIDTH)).toBe(false);
    expect(meets({ at: other, row: null, col: null }, [at('concat', 0, 5)], null, WIDTH)).toBe(
      true,
    );
  });
});

test('the way that led somewhere is kept in an address, and nonsense in one is passed over', () => {
  const place: Place = {
    ...{ layer: 1, stage: 'scores', head: 2, panel: 'trace', open: new Set(['0', '0.1']) },
    cell: { row: 7, col: 1 },
  };
  const plain: Place = { ...place, stage: 'key', panel: 'number', open: new Set() };
  expect(readWay(writeWay([place, plain]), 12)).toEqual([place, plain]);
  expect(readWay(writeWay([place, plain]), 1)).toEqual([plain]);
  for (const wrong of ['', 'a:b', 'scores:1:1', '~~', 7, null])
    expect(readWay(wrong, 12)).toEqual([]);
});
