import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openKernel, usableBackends, type AttentionShape, type Backend } from '#core/kernels';
import { greatestError, normals, randomInputs, reference } from './reference.ts';

const TOLERANCE = 2e-6;
const kernels = new Map(usableBackends().map((backend) => [backend, openKernel({ backend })]));

const REAL = [{}, { ahead: 0 }].map((mask) => {
  const shape = { heads: 12, queries: 512, headSize: 64, mask };
  const inputs = randomInputs(shape, 7);
  return { shape, inputs, output: reference(shape, inputs).output };
});

function errors(backend: Backend, shape: AttentionShape, seed: number) {
  const inputs = randomInputs(shape, seed);
  const actual = kernels.get(backend)!.attention({ ...shape, ...inputs });
  const expected = reference(shape, inputs);
  return {
    output: greatestError(actual.output, expected.output),
    weights: actual.weights ? greatestError(actual.weights.data, expected.weights) : 0,
  };
}

describe.each(usableBackends())('attention by the %s backend', (backend) => {
  const kernel = kernels.get(backend)!;

  it('is the float64 reference over random shapes and masks', () => {
    const size = fc.integer({ min: 1, max: 80 });
    const reach = fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined });
    const shapes = fc.record({
      keyHeads: fc.integer({ min: 1, max: 3 }),
      sharing: fc.integer({ min: 1, max: 2 }),
      queries: fc.integer({ min: 1, max: 140 }),
      keys: fc.integer({ min: 1, max: 140 }),
      headSize: size,
      valueSize: size,
      behind: reach,
      ahead: reach,
      painted: fc.boolean(),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shapes, ({ behind, ahead, painted, seed, keyHeads, sharing, ...sizes }) => {
        const allowed = painted
          ? Uint8Array.from(normals(seed, 'mask', sizes.queries * sizes.keys), (x) => +(x > 0.3))
          : undefined;
        const mask = {
          ...(behind !== undefined && { behind }),
          ...(ahead !== undefined && { ahead }),
          ...(allowed && { allowed }),
        };
        const shape = {
          ...sizes,
          heads: keyHeads * sharing,
          keyHeads,
          mask,
          keep: 'weights',
        } as const;
        const { output, weights } = errors(backend, shape, seed);
        expect(output).toBeLessThanOrEqual(TOLERANCE);
        expect(weights).toBeLessThanOrEqual(TOLERANCE);
      }),
      { numRuns: 60 },
    );
  });

  it.each([1, 3, 47, 48, 49, 64, 65, 130])('is exact enough for %i tokens', (queries) => {
    for (const headSize of [1, 5, 64, 80]) {
      for (const mask of [{}, { ahead: 0 }, { behind: 3, ahead: 2 }]) {
        const { output } = errors(backend, { heads: 2, queries, headSize, mask }, queries);
        expect(output).toBeLessThanOrEqual(TOLERANCE);
      }
    }
  });

  it('is exact enough at a real model’s size', () => {
    for (const { shape, inputs, output } of REAL) {
      const actual = kernel.attention({ ...shape, ...inputs }).output;
      expect(greatestError(actual, output)).toBeLessThanOrEqual(TOLERANCE);
    }
  });

  it('with the causal mask gives a prefix the same digits whatever follows', () => {
    const shape = { heads: 2, headSize: 24, mask: { ahead: 0 } };
    const long = randomInputs({ ...shape, queries: 150 }, 3);
    const whole = kernel.attention({ ...shape, queries: 150, ...long }).output;
    for (const queries of [1, 20, 64, 97]) {
      const cut = (all: Float32Array) =>
        Float32Array.from(
          [0, 1].flatMap((h) => [...all.subarray(h * 3600, h * 3600 + queries * 24)]),
        );
      const inputs = { query: cut(long.query), key: cut(long.key), value: cut(long.value) };
      expect(kernel.attention({ ...shape, queries, ...inputs }).output).toEqual(cut(whole));
    }
  });

  it('gives zeros where a query may see nothing, and exactly 0 for every masked weight', () => {
    const allowed = Uint8Array.from({ length: 70 * 70 }, (_, i) => +(i >= 70 * 10 && i % 3 === 0));
    const shape = {
      heads: 1,
      queries: 70,
      headSize: 8,
      mask: { allowed },
      keep: 'weights',
    } as const;
    const { output, weights } = kernel.attention({ ...shape, ...randomInputs(shape, 5) });
    expect(output.subarray(0, 80).every((x) => x === 0)).toBe(true);
    expect(weights!.data.every((weight, i) => allowed[i] === 1 || weight === 0)).toBe(true);
    for (let row = 10; row < 70; row++) {
      const sum = weights!.data.subarray(row * 70, row * 70 + 70).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(1, 5);
    }
  });

  it('survives scores far too big for e^score', () => {
    const shape = { heads: 1, queries: 90, headSize: 16, keep: 'weights' } as const;
    const inputs = randomInputs(shape, 9, 1e5);
    const { output, weights } = kernel.attention({ ...shape, ...inputs });
    expect(output.every(Number.isFinite)).toBe(true);
    expect(greatestError(weights!.data, reference(shape, inputs).weights)).toBeLessThan(1e-3);
  });

  it('gives the same digits when run again', () => {
    const shape = { heads: 3, queries: 100, headSize: 20 };
    const session = kernel.prepareAttention(shape);
    const inputs = randomInputs(shape, 11);
    for (const name of ['query', 'key', 'value'] as const) session[name].set(inputs[name]);
    session.run();
    const first = session.output.slice();
    session.run();
    expect(session.output).toEqual(first);
    expect(kernel.attention({ ...shape, ...inputs }).output).toEqual(first);
  });
});
