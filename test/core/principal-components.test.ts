import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  matrix,
  multiply,
  multiplyTransposed,
  principalComponents,
  randomStream,
  symmetricEigen,
  type Matrix,
} from '#core/attention';

function drawn(rows: number, cols: number, seed: number): Matrix {
  const stream = randomStream(seed, 'points');
  return matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => stream.normal()),
  );
}

const size = fc.integer({ min: 1, max: 24 });
const seed = fc.nat(1_000_000);

/** The largest distance of two matrices, entry by entry. */
function apart(a: Matrix, b: Matrix): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
}

describe('symmetric eigenvectors', () => {
  test('A·v = λ·v, and the vectors are orthonormal', () => {
    fc.assert(
      fc.property(size, seed, (n, from) => {
        const points = drawn(n, n, from);
        const symmetric = multiplyTransposed(points, points);
        const { values, vectors } = symmetricEigen(symmetric);
        const stretched = matrix(
          n,
          n,
          vectors.data.map((value, i) => value * values[Math.floor(i / n)]),
        );
        expect(apart(multiply(vectors, symmetric), stretched)).toBeLessThan(
          1e-11 * (1 + values[0]),
        );
        const one = multiplyTransposed(vectors, vectors);
        const identity = matrix(n, n);
        for (let i = 0; i < n; i++) identity.data[i * n + i] = 1;
        expect(apart(one, identity)).toBeLessThan(1e-12);
      }),
    );
  });

  test('the eigenvalues fall, and sum to the trace', () => {
    const points = drawn(30, 30, 5);
    const symmetric = multiplyTransposed(points, points);
    const { values } = symmetricEigen(symmetric);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
    const trace = Array.from({ length: 30 }, (_, i) => symmetric.data[i * 31]);
    const sum = (numbers: number[]) => numbers.reduce((total, value) => total + value, 0);
    expect(sum([...values])).toBeCloseTo(sum(trace), 9);
  });

  test('a known matrix: [[2, 1], [1, 2]] has 3 and 1', () => {
    const { values } = symmetricEigen(matrix(2, 2, Float64Array.of(2, 1, 1, 2)));
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
  });

  test('equal eigenvalues still have orthonormal vectors', () => {
    const identity = matrix(4, 4);
    for (let i = 0; i < 4; i++) identity.data[i * 5] = 1;
    const { values, vectors } = symmetricEigen(identity);
    expect([...values]).toEqual([1, 1, 1, 1]);
    expect(apart(multiplyTransposed(vectors, vectors), identity)).toBe(0);
  });
});

describe('principal components', () => {
  test('no two other directions hold more variance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.integer({ min: 2, max: 20 }),
        seed,
        (n, d, from) => {
          const points = drawn(n, d, from);
          const { variances, total } = principalComponents(points, 2);
          // Two drawn directions, made orthonormal by Gram and Schmidt.
          const [first, second] = [unit(drawn(1, d, from + 1)), unit(drawn(1, d, from + 2))];
          const along = multiplyTransposed(first, second).data[0];
          const other = unit(
            matrix(
              1,
              d,
              second.data.map((value, i) => value - along * first.data[i]),
            ),
          );
          const held = spread(points, first) + spread(points, other);
          expect(variances[0] + variances[1]).toBeGreaterThan(held - 1e-9);
          expect(variances[0] + variances[1]).toBeLessThan(total + 1e-9);
          expect(variances[0]).toBeGreaterThan(spread(points, first) - 1e-9);
        },
      ),
    );
  });

  test('the axes are orthonormal, and coordinates along them are uncorrelated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 20 }),
        fc.integer({ min: 2, max: 40 }),
        seed,
        (n, d, from) => {
          const { axes, coordinates } = principalComponents(drawn(n, d, from), 2);
          const [xx, xy, , yy] = multiplyTransposed(axes, axes).data;
          expect([xx, yy].map((value) => Math.abs(value - 1) < 1e-12)).toEqual([true, true]);
          expect(Math.abs(xy)).toBeLessThan(1e-10);
          let together = 0;
          for (let i = 0; i < n; i++)
            together += coordinates.data[2 * i] * coordinates.data[2 * i + 1];
          expect(Math.abs(together / n)).toBeLessThan(1e-10);
        },
      ),
    );
  });

  test('in as many dimensions as there are, distances stay what they were', () => {
    const points = drawn(6, 3, 11);
    const { coordinates } = principalComponents(points, 3);
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < i; j++)
        expect(distance(coordinates, i, j)).toBeCloseTo(distance(points, i, j), 12);
  });

  test('few points in many dimensions and their other way round agree', () => {
    // The same points, once with d < n by leaving out columns of zeros.
    const narrow = drawn(8, 5, 3);
    const wide = matrix(8, 20);
    for (let i = 0; i < 8; i++) wide.data.set(narrow.data.subarray(i * 5, (i + 1) * 5), i * 20);
    const a = principalComponents(narrow, 2);
    const b = principalComponents(wide, 2);
    expect(apart(a.coordinates, b.coordinates)).toBeLessThan(1e-10);
    expect(a.total).toBeCloseTo(b.total, 12);
  });

  test('the largest entry of an axis is positive, so that a picture never flips', () => {
    const points = drawn(12, 6, 9);
    const turned = matrix(
      12,
      6,
      points.data.map((value) => -value),
    );
    for (const { axes } of [principalComponents(points), principalComponents(turned)])
      for (const k of [0, 1]) {
        const axis = [...axes.data.subarray(k * 6, (k + 1) * 6)];
        expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)));
      }
  });

  test('points that do not differ lie on one spot', () => {
    const same = matrix(3, 4, new Float64Array(12).fill(0.1));
    const { coordinates, total, variances } = principalComponents(same);
    expect([...coordinates.data].map(Math.abs)).toEqual(new Array(6).fill(0));
    expect(total).toBeLessThan(1e-30);
    expect([...variances]).toEqual([0, 0]);
  });

  test('points on a line have no second direction', () => {
    const line = matrix(4, 2, Float64Array.of(0, 0, 1, 2, 2, 4, 3, 6));
    const { axes, variances, total } = principalComponents(line);
    expect(variances[0]).toBeCloseTo(total, 12);
    expect([...axes.data.subarray(2)]).toEqual([0, 0]);
    expect(axes.data[1] / axes.data[0]).toBeCloseTo(2, 12);
  });
});

function unit(vector: Matrix): Matrix {
  const length = Math.sqrt(multiplyTransposed(vector, vector).data[0]);
  return matrix(
    1,
    vector.cols,
    vector.data.map((value) => value / length),
  );
}

function spread(points: Matrix, axis: Matrix): number {
  const along = multiplyTransposed(points, axis).data;
  const mean = along.reduce((sum, value) => sum + value, 0) / along.length;
  return along.reduce((sum, value) => sum + (value - mean) ** 2, 0) / along.length;
}

function distance({ cols, data }: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < cols; k++) sum += (data[i * cols + k] - data[j * cols + k]) ** 2;
  return Math.sqrt(sum);
}
