import { expect, test } from 'vitest';
import { matrix } from '#core/attention';
import { pathPlot } from '#renderer/charts/index.ts';

const state = (...numbers: number[]) => matrix(numbers.length / 2, 2, Float64Array.from(numbers));
const area = { width: 400, height: 300 };
/** Two words on three steps. */
const words = [state(0, 0, 5, 5), state(1, 2, 6, 5), state(3, 1, 9, 9)];

test('a path has a stop a step, and the other words are those of the asked step', () => {
  const plot = pathPlot([{ place: 0, words }], 2, area);
  expect(plot.paths).toHaveLength(1);
  expect(plot.paths[0]).toHaveLength(3);
  expect(plot.others[0]?.map(({ index }) => index)).toEqual([1]);
});

test('no stop moves when another step is asked, and all is inside', () => {
  const paths = [
    { place: 0, words },
    { place: 1, words },
  ];
  const [first, last] = [pathPlot(paths, 0, area), pathPlot(paths, 2, area)];
  expect(first.paths).toEqual(last.paths);
  for (const { x, y } of [...first.paths, ...first.others, ...last.others].flat()) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(area.width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(area.height);
  }
  // Both paths lie on one map: the second word is to the right of the first at each step.
  first.paths[0]?.forEach(({ x }, step) => expect(first.paths[1]?.[step]?.x).toBeGreaterThan(x));
});
