import { expect, test } from 'vitest';
import { matrix } from '#core/attention';
import { linePath, lineStroke, tokenLines, wordY } from '#renderer/charts/token-lines.ts';

const weights = matrix(2, 3, Float64Array.of(0.7, 0.2, 0.1, 0, 0.5, 0.5));

test('only lines that are strong enough are drawn, the strongest on top', () => {
  const { lines } = tokenLines(weights, { threshold: 0.2, most: 100 });
  expect(lines).toEqual([
    { row: 0, col: 1, weight: 0.2 },
    { row: 1, col: 1, weight: 0.5 },
    { row: 1, col: 2, weight: 0.5 },
    { row: 0, col: 0, weight: 0.7 },
  ]);
});

test('a weight of 0 has no line, whatever the threshold', () => {
  const { lines } = tokenLines(weights, { threshold: 0, most: 100 });
  expect(lines.every(({ weight }) => weight > 0)).toBe(true);
  expect(lines).toHaveLength(5);
});

test('of too many lines the weakest are left out, and said', () => {
  const { lines, left } = tokenLines(weights, { threshold: 0, most: 2 });
  expect(lines.map(({ weight }) => weight)).toEqual([0.5, 0.7]);
  expect(left).toBe(3);
});

test('a larger weight is a thicker and darker line', () => {
  const [thin, thick] = [lineStroke(0.1), lineStroke(0.9)];
  expect(thick.width).toBeGreaterThan(thin.width);
  expect(thick.opacity).toBeGreaterThan(thin.opacity);
  expect(lineStroke(1).opacity).toBe(1);
});

test('a line begins and ends at the middle of its words', () => {
  const frame = { left: 100, right: 300, rowHeight: 20 };
  expect(wordY(frame, 2)).toBe(50);
  expect(linePath(frame, { row: 0, col: 2 })).toBe('M100,10C180,10 220,50 300,50');
});
