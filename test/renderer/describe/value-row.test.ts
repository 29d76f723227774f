import { expect, test } from 'vitest';
import { valueSentence } from '#renderer/describe/value-row.ts';

const place = (col: number) => `dimension ${col + 1}`;

test('a row is told by its ends', () => {
  expect(valueSentence('cat', [0.5, -1.2, 2.1], place)).toBe(
    '“cat”: largest 2.10 at dimension 3, smallest −1.20 at dimension 2.',
  );
});

test('a row is told with the decimals that are set', () => {
  expect(valueSentence('cat', [0.5, -1.2345], place, 3)).toBe(
    '“cat”: largest 0.500 at dimension 1, smallest −1.234 at dimension 2.',
  );
});

test('masked numbers are counted, never the smallest', () => {
  expect(valueSentence('it', [1, -Infinity, 3], place)).toBe(
    '“it”: largest 3.00 at dimension 3, smallest 1.00 at dimension 1; 1 masked.',
  );
  expect(valueSentence('it', [-Infinity], place)).toBe('“it”: every number is masked.');
});

test('a row of one number, and one of equal numbers', () => {
  expect(valueSentence('cat', [0.25], () => '')).toBe('“cat”: 0.25.');
  expect(valueSentence('', [0, 0], place)).toBe('The only row: 0.00 everywhere.');
});
