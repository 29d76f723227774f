import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrix } from '#core/attention';
import { matrixCsv } from '#core/export';

test('names go along both edges', () => {
  const numbers = matrix(2, 2, Float64Array.of(0.25, -1, 0, 3));
  expect(matrixCsv(numbers, ['the', 'cat'], ['a', 'b'])).toBe(',a,b\r\nthe,0.25,-1\r\ncat,0,3\r\n');
});

test('commas, quotes and line breaks in a name are quoted', () => {
  const one = matrix(1, 1);
  expect(matrixCsv(one, ['say "a, b"'], ['x\ny'])).toBe(',"x\ny"\r\n"say ""a, b""",0\r\n');
});

test('a name that looks like a formula is no formula in a spreadsheet', () => {
  expect(matrixCsv(matrix(1, 1), ['=1+1'], ['-x'])).toBe(",'-x\r\n'=1+1,0\r\n");
});

test('reading the numbers gives the same digits again', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = matrixCsv(matrix(1, 1, Float64Array.of(value)), [''], [''])
        .split(',')
        .at(-1);
      expect(Object.is(Number(text?.trim()), value)).toBe(true);
    }),
  );
});

test('a masked score is written as -inf', () => {
  expect(matrixCsv(matrix(1, 1, Float64Array.of(-Infinity)), ['a'], ['b'])).toContain('-inf');
});
