import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  matrix,
  multiply,
  multiplyTransposed,
  sameDigits,
  setFasterSteps,
  softmaxRows,
  type Matrix,
} from '#core/attention';
import { checksumOf, DEFAULT_SPEC, runExperiment } from '#core/experiment';
import { openExactSteps } from '#core/kernels';

afterEach(() => setFasterSteps(undefined));
const steps = openExactSteps();
if (!steps) throw new Error('This Node has no WebAssembly SIMD.');

const size = fc.integer({ min: 1, max: 23 });
const number = fc.oneof(
  fc.double({ min: -30, max: 30, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-310, -745.2, -708, 5e-324),
);
const filled = (rows: number, cols: number, of: fc.Arbitrary<number>) =>
  fc
    .array(of, { minLength: rows * cols, maxLength: rows * cols })
    .map((numbers) => matrix(rows, cols, Float64Array.from(numbers)));

describe('float64 in WebAssembly', () => {
  it('multiplies with the very digits of the plain way', () => {
    const pair = fc
      .tuple(size, size, size)
      .chain(([n, d, m]) => fc.tuple(filled(n, d, number), filled(d, m, number)));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(sameDigits(steps.product(a, b), multiply(a, b))).toBe(true);
        const turned = matrix(b.cols, b.rows);
        for (let i = 0; i < b.rows; i++)
          for (let j = 0; j < b.cols; j++) turned.data[j * b.rows + i] = b.data[i * b.cols + j];
        const result = steps.productTransposed(a, turned);
        expect(sameDigits(result, multiplyTransposed(a, turned))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives softmax to the last digit, with masked, huge and unlike scores among them', () => {
    const scores = fc.oneof(number, fc.constantFrom(-Infinity, Infinity, NaN));
    const some = fc.tuple(size, size).chain(([n, m]) => filled(n, m, scores));
    fc.assert(
      fc.property(some, (given) => {
        expect(sameDigits(steps.softmax(given), softmaxRows(given))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives e^x the same digits over its whole range', () => {
    const row = (numbers: number[]): Matrix =>
      matrix(1, numbers.length, Float64Array.from(numbers));
    for (let x = -750; x < 0; x += 0.0173) {
      const pair = row([0, x, x / 1000, -0.34657359027997264 * (Math.floor(-x) % 40)]);
      expect(sameDigits(steps.softmax(pair), softmaxRows(pair)), String(x)).toBe(true);
    }
  });

  it('changes no digit of an experiment', () => {
    const text = 'the cat sat on the mat because it was tired '.repeat(6);
    const model = {
      ...{ kind: 'seeded' as const, seed: 7, dModel: 64, heads: 4, positions: 'none' as const },
      ...{ layers: 2, layerKind: 'pre-norm' as const },
    };
    const spec = { ...DEFAULT_SPEC, text, model, mask: { kind: 'causal' as const } };
    const digits = checksumOf(runExperiment(spec));
    let taken = 0;
    setFasterSteps({
      ...steps,
      product(a, b) {
        taken++;
        return steps.product(a, b);
      },
    });
    expect(checksumOf(runExperiment(spec))).toBe(digits);
    expect(taken).toBe(8);
  });
});
