import { expect, test } from 'vitest';
import { matrix } from '#core/attention';
import { nearestPoint, spacePoints } from '#renderer/charts/space-plot.ts';

const area = { width: 400, height: 300 };
const cloud = (...numbers: number[]) => matrix(numbers.length / 2, 2, Float64Array.from(numbers));

test('both directions have one scale, and up is up', () => {
  const [a, b, c] = spacePoints([cloud(0, 0, 3, 0, 0, 4)], area);
  expect(Math.abs((a!.y - c!.y) / 4)).toBeCloseTo((b!.x - a!.x) / 3, 12);
  expect(c!.y).toBeLessThan(a!.y);
});

test('every point is inside the area', () => {
  const points = spacePoints([cloud(-50, 0, 3, 900), cloud(1, 1)], area);
  for (const { x, y } of points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(400);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(300);
  }
  expect(points.map(({ cloud: own, index }) => [own, index])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
  ]);
});

test('points on one spot stand in the middle', () => {
  const points = spacePoints([cloud(2, 2, 2, 2)], area);
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [200, 150],
    [200, 150],
  ]);
});

test('the nearest point is another one', () => {
  const points = spacePoints([cloud(0, 0, 1, 0, 5, 0)], area);
  expect([0, 1, 2].map((i) => nearestPoint(points, i))).toEqual([1, 0, 1]);
  expect(nearestPoint(points.slice(0, 1), 0)).toBeNull();
});
