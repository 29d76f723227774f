import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inSight,
  isWhole,
  panned,
  revealing,
  wholeWindow,
  zoomed,
  type MapWindow,
} from '#renderer/charts/map-window.ts';

const extent = { rows: 100, cols: 60 };
const whole = wholeWindow(extent);

test('zooming in and out again comes back to the whole map', () => {
  let window: MapWindow = whole;
  for (let i = 0; i < 12; i++) window = zoomed(window, extent, 1.5);
  expect(window.rows.to - window.rows.from).toBe(3);
  for (let i = 0; i < 12; i++) window = zoomed(window, extent, 1 / 1.5);
  expect(isWhole(window, extent)).toBe(true);
});

test('the place under the pointer stays there', () => {
  const { rows, cols } = zoomed(whole, extent, 2, { x: 0, y: 1 });
  expect([rows.to, cols.from]).toEqual([100, 0]);
  expect(rows.from).toBe(50);
});

test('a window never leaves the map, however it is moved', () => {
  const step = fc.record({
    factor: fc.double({ min: 0.3, max: 3, noNaN: true }),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    rows: fc.integer({ min: -200, max: 200 }),
    cols: fc.integer({ min: -200, max: 200 }),
  });
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.array(step), (r, c, steps) => {
      const size = { rows: r + 1, cols: c + 1 };
      let window = wholeWindow(size);
      for (const { factor, x, y, rows, cols } of steps)
        window = panned(zoomed(window, size, factor, { x, y }), size, { rows, cols });
      for (const [span, length] of [
        [window.rows, size.rows],
        [window.cols, size.cols],
      ] as const) {
        expect(span.from).toBeGreaterThanOrEqual(0);
        expect(span.to).toBeLessThanOrEqual(length);
        expect(span.to - span.from).toBeGreaterThanOrEqual(Math.min(3, length));
      }
    }),
  );
});

describe('a picked cell', () => {
  const window = { rows: { from: 10, to: 20 }, cols: { from: 0, to: 10 } };

  test('in sight moves nothing', () => {
    expect(revealing(window, extent, { row: 10, col: 9 })).toBe(window);
  });

  test('out of sight moves the window just far enough', () => {
    expect(revealing(window, extent, { row: 20, col: 3 }).rows).toEqual({ from: 11, to: 21 });
    expect(revealing(window, extent, { row: 5, col: 3 }).rows).toEqual({ from: 5, to: 15 });
  });
});

test('pinned rows stay in sight wherever the window is', () => {
  expect(inSight({ from: 3, to: 5 }, 10, [8, 0], false)).toEqual([0, 3, 4, 8]);
  expect(inSight({ from: 3, to: 5 }, 10, [8, 0], true)).toEqual([0, 8]);
  expect(inSight({ from: 3, to: 5 }, 10, [], true)).toEqual([3, 4]);
  expect(inSight({ from: 0, to: 2 }, 2, [5], false)).toEqual([0, 1]);
});
