import { expect, test } from 'vitest';
import { matrix } from '#core/attention';
import { DEFAULT_SPEC } from '#core/experiment';
import { curveStep } from '#renderer/components/lenses/curve-step.ts';
import { curveSentence } from '#renderer/describe/curve-sentence.ts';
import { headSentence } from '#renderer/describe/head-sentence.ts';
import { maskSentence } from '#renderer/describe/mask-sentence.ts';
import { pointSentence } from '#renderer/describe/point-sentence.ts';
import { rowsInWords } from '#renderer/describe/rows-in-words.ts';
import { shownOf } from '../support.ts';

const words = ['cats', 'sleep'];
const map = matrix(2, 2, Float64Array.of(0.4, 0.6, 0.9, 0.1));

test('a head says how widely it looks and where it looks most', () => {
  expect(headSentence({ map, entropy: 0.72 }, words, words)).toBe(
    'entropy 0.72\u00a0bit on average; most where “sleep” looks at “cats”: 90\u00a0%',
  );
  expect(headSentence({ map, different: true }, words, words)).toMatch(
    /90\u00a0% above the average$/u,
  );
});

test('a head’s map that is coarser than its words says nothing of single words', () => {
  expect(headSentence({ map, entropy: 1 }, [...words, 'well'], words)).toBe(
    'entropy 1.00\u00a0bit on average',
  );
});

test('a point says where it is and how far its nearest is', () => {
  const there = { say: 'sleep', at: [3, 4] } as const;
  expect(pointSentence({ say: 'cats', at: [0, 0] }, there)).toBe(
    '“cats” is at 0.00 and 0.00, nearest to “sleep”, 5.00 away.',
  );
  expect(pointSentence(there)).toBe('“sleep” is at 3.00 and 4.00.');
});

test.each([
  ['111', '“it” may look at all 3.'],
  ['000', '“it” may look at no word.'],
  ['100', '“it” may look at a, not at the other 2.'],
  ['110', '“it” may look at 2, not at c.'],
])('a painted row %s says what may be looked at', (signs, said) => {
  expect(maskSentence('it', signs, ['a', 'b', 'c'])).toBe(said);
});

test('a short matrix is told row by row, a long one in the row that is read', () => {
  const short = shownOf(DEFAULT_SPEC, 'scores', null);
  expect(rowsInWords(short)).toHaveLength(short.picture.rows);
  const text = Array.from({ length: 70 }, (_, i) => `w${i}`).join(' ');
  const long = shownOf({ ...DEFAULT_SPEC, text }, 'weights', null);
  expect(rowsInWords(long)).toEqual([]);
  expect(rowsInWords(long, 2, 3)).toEqual([expect.stringMatching(/^“w3” looks \d/u)]);
});

const looks = { color: [0, 0, 0], symbol: 'none' } as const;
const curves = [
  {
    ...looks,
    name: 'dense',
    points: [
      [1, 5],
      [2, 7],
      [4, 9],
    ] as const,
  },
  { ...looks, name: 'causal', points: [[1, 3]] as const },
];

test('arrow keys go along a curve from where one is, and across to the next one', () => {
  const begin = curveStep('ArrowRight', null, curves, 2);
  expect(begin).toEqual({ curve: 0, point: 1 });
  expect(curveStep('ArrowRight', begin, curves)).toEqual({ curve: 0, point: 2 });
  expect(curveStep('Home', begin, curves)).toEqual({ curve: 0, point: 0 });
  expect(curveStep('ArrowDown', begin, curves)).toEqual({ curve: 1, point: 0 });
  expect(curveStep('Enter', begin, curves)).toBeNull();
  expect(curveStep('End', null, [])).toBeNull();
});

test('a point of a chart says both of its numbers, and its line where there are several', () => {
  const axes = { x: 'tokens', y: 'ms' };
  expect(curveSentence(curves, axes, { curve: 1, point: 0 })).toBe('causal: tokens 1, ms 3.00');
  expect(curveSentence(curves.slice(0, 1), axes, { curve: 0, point: 2 })).toBe('tokens 4, ms 9.00');
});
