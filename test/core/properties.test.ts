import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attend,
  causalMask,
  fromRows,
  mapMatrix,
  maskFrom,
  matrix,
  multiHeadAttention,
  openMask,
  sameDigits,
  softmaxRows,
  toRows,
  type Mask,
  type Matrix,
} from '#core/attention';
import { checksumOf, DEFAULT_SPEC, runExperiment, type ExperimentSpec } from '#core/experiment';

const size = fc.integer({ min: 1, max: 7 });
const number = fc.double({ min: -6, max: 6, noNaN: true });

function matrixOf(rows: number, cols: number): fc.Arbitrary<Matrix> {
  return fc
    .array(number, { minLength: rows * cols, maxLength: rows * cols })
    .map((values) => matrix(rows, cols, Float64Array.from(values)));
}

function anyMask(rows: number, cols: number): fc.Arbitrary<Mask> {
  return fc
    .array(fc.boolean(), { minLength: rows * cols, maxLength: rows * cols })
    .map((cells) => maskFrom(rows, cols, (i, j) => cells[i * cols + j]));
}

/** Queries, keys, values and a mask of fitting random shapes. */
const heads = fc.tuple(size, size, size, size).chain(([n, m, dK, dV]) =>
  fc.record({
    query: matrixOf(n, dK),
    key: matrixOf(m, dK),
    value: matrixOf(m, dV),
    mask: anyMask(n, m),
    temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
  }),
);

/** An input of n tokens, and projections for one or two heads. */
const layers = fc.tuple(size, fc.constantFrom(1, 2)).chain(([n, count]) => {
  const dModel = 4;
  const square = matrixOf(dModel, dModel);
  return fc.record({
    count: fc.constant(count),
    input: matrixOf(n, dModel),
    projections: fc.record({ wQ: square, wK: square, wV: square, wO: square }),
  });
});

const rowOf = (a: Matrix, i: number) => [...a.data.subarray(i * a.cols, (i + 1) * a.cols)];

function expectNear(a: Matrix, b: Matrix, tolerance = 1e-9): void {
  expect([a.rows, a.cols]).toEqual([b.rows, b.cols]);
  a.data.forEach((value, i) =>
    expect(Math.abs(value - b.data[i])).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(value)),
    ),
  );
}

describe('one head, any shape and mask', () => {
  it('has rows of weights that sum to 1, exact zeros where masked, zeros where everything is', () => {
    fc.assert(
      fc.property(heads, ({ query, key, value, mask, temperature }) => {
        const head = attend(query, key, value, { mask, divisor: Math.sqrt(key.cols), temperature });
        for (let i = 0; i < query.rows; i++) {
          const allowed = [...mask.allowed.subarray(i * key.rows, (i + 1) * key.rows)];
          const weights = rowOf(head.weights, i);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(Math.abs(sum - (allowed.includes(1) ? 1 : 0))).toBeLessThan(1e-12);
          weights.forEach((weight, j) => {
            if (!allowed[j]) expect(Object.is(weight, 0)).toBe(true);
            expect(weight).toBeGreaterThanOrEqual(0);
          });
          if (!allowed.includes(1))
            expect(rowOf(head.headOutput, i).every((x) => x === 0)).toBe(true);
        }
      }),
    );
  });

  it('gives outputs within the values that it blends', () => {
    fc.assert(
      fc.property(heads, ({ query, key, value, temperature }) => {
        const mask = openMask(query.rows, key.rows);
        const { headOutput } = attend(query, key, value, { mask, divisor: 1, temperature });
        for (let c = 0; c < value.cols; c++) {
          const column = toRows(value).map((row) => row[c]);
          for (const row of toRows(headOutput)) {
            expect(row[c]).toBeGreaterThanOrEqual(Math.min(...column) - 1e-9);
            expect(row[c]).toBeLessThanOrEqual(Math.max(...column) + 1e-9);
          }
        }
      }),
    );
  });

  it('does not care what is added to all scores of a row', () => {
    fc.assert(
      fc.property(
        size.chain((n) => matrixOf(n, 4)),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (scores, shift) => {
          expectNear(softmaxRows(mapMatrix(scores, (s) => s + shift)), softmaxRows(scores), 1e-10);
        },
      ),
    );
  });

  it('turns to the largest scores as T → 0, ties shared, and to all alike as T → ∞', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 6 }),
        (scores) => {
          const query = fromRows([[1]]);
          const key = fromRows(scores.map((s) => [s]));
          const value = key;
          const mask = openMask(1, scores.length);
          const at = (temperature: number) => [
            ...attend(query, key, value, { mask, divisor: 1, temperature }).weights.data,
          ];
          const top = Math.max(...scores);
          const winners = scores.filter((s) => s === top).length;
          at(1e-3).forEach((weight, j) => expect(weight).toBe(scores[j] === top ? 1 / winners : 0));
          at(1e9).forEach((weight) => expect(weight).toBeCloseTo(1 / scores.length, 7));
        },
      ),
    );
  });
});

describe('multi-head attention', () => {
  const options = (mask: Mask) => ({ mask, divisor: Math.sqrt(2), temperature: 1 });

  it('permutes its outputs when its tokens are permuted', () => {
    fc.assert(
      fc.property(layers, fc.infiniteStream(fc.nat()), ({ input, projections, count }, keys) => {
        const order = Array.from({ length: input.rows }, (_, i) => i);
        const rank = order.map(() => keys.next().value as number);
        order.sort((a, b) => rank[a] - rank[b] || a - b);
        const shuffled = fromRows(order.map((i) => rowOf(input, i)));
        const open = options(openMask(input.rows, input.rows));
        const plain = multiHeadAttention(input, input, projections, count, open);
        const moved = multiHeadAttention(shuffled, shuffled, projections, count, open);
        expectNear(moved.output, fromRows(order.map((i) => rowOf(plain.output, i))), 1e-8);
      }),
    );
  });

  it('under the causal mask gives a prefix what the prefix alone would get', () => {
    fc.assert(
      fc.property(layers, ({ input, projections, count }) => {
        const whole = multiHeadAttention(
          input,
          input,
          projections,
          count,
          options(causalMask(input.rows)),
        );
        for (let n = 1; n <= input.rows; n++) {
          const prefix = fromRows(toRows(input).slice(0, n));
          const alone = multiHeadAttention(
            prefix,
            prefix,
            projections,
            count,
            options(causalMask(n)),
          );
          expectNear(alone.output, fromRows(toRows(whole.output).slice(0, n)), 1e-12);
        }
      }),
    );
  });

  it('is the same, digit by digit, when cross-attention is given the same sequence', () => {
    fc.assert(
      fc.property(layers, ({ input, projections, count }) => {
        const open = options(openMask(input.rows, input.rows));
        const copy = { ...input, data: input.data.slice() };
        const self = multiHeadAttention(input, input, projections, count, open);
        const cross = multiHeadAttention(input, copy, projections, count, open);
        expect(sameDigits(self.output, cross.output)).toBe(true);
      }),
    );
  });

  it('with every key shared is grouped-query attention of repeated projections', () => {
    fc.assert(
      fc.property(
        matrixOf(4, 4),
        matrixOf(4, 4),
        matrixOf(4, 2),
        matrixOf(4, 4),
        (x, wQ, one, wO) => {
          const twice = fromRows(toRows(one).map((row) => [...row, ...row]));
          const open = options(openMask(4, 4));
          const shared = multiHeadAttention(x, x, { wQ, wK: one, wV: one, wO }, 2, {
            ...open,
            keyValueHeads: 1,
          });
          const full = multiHeadAttention(x, x, { wQ, wK: twice, wV: twice, wO }, 2, open);
          expect(sameDigits(shared.output, full.output)).toBe(true);
        },
      ),
    );
  });

  it('with as many key and value heads as heads is what it is without saying so', () => {
    const counts = fc.constantFrom(1, 2, 3, 4, 6);
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 99 }), fc.boolean(), (heads, seed, biases) => {
        const model = { kind: 'seeded', seed, dModel: 12, heads, positions: 'learned' } as const;
        const spec = (keyValueHeads?: number): ExperimentSpec => ({
          ...DEFAULT_SPEC,
          ...{ text: 'one two three', context: 'four five' },
          model: { ...model, biases, keyValueHeads },
        });
        expect(checksumOf(runExperiment(spec(heads)))).toBe(checksumOf(runExperiment(spec())));
      }),
    );
  });
});
