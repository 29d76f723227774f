import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOfSketch, sketchOf, type Part } from '#core/experiment';

const part = (numbers: readonly number[]): Part => ({
  ...{ layer: 0, stage: 'weights', head: 0, rowOffset: 0, colOffset: 0 },
  ...{ rows: 1, cols: numbers.length, data: Float64Array.from(numbers) },
});

describe('A sketch', () => {
  test('is within 2⁻⁸ of every number', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e30, max: 1e30, noNaN: true })), (numbers) => {
        const back = partOfSketch(sketchOf(part(numbers))).data;
        numbers.forEach((number, i) => {
          // Below this a float32 has fewer digits.
          if (Math.abs(number) < 1e-37) return;
          expect(Math.abs((back[i] ?? NaN) / number - 1)).toBeLessThanOrEqual(2 ** -8);
        });
      }),
    );
  });

  test('keeps 0, 1, ±∞ and NaN, and the place and shape', () => {
    const numbers = [0, 1, 0.5, -2, Infinity, -Infinity, NaN];
    const back = partOfSketch(sketchOf(part(numbers)));
    expect([...back.data]).toEqual(numbers);
    expect(back).toEqual({ ...part(numbers), data: back.data });
  });
});
