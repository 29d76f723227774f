import { describe, expect, it } from 'vitest';
import {
  accumulator,
  effectiveTokens,
  entropyBits,
  exp,
  expByFraction,
  meanDistance,
  sparsity,
} from '#core/attention';
import { checksOf, DEFAULT_SPEC, runExperiment, type ExperimentSpec } from '#core/experiment';
import { CASES, SPECS } from './support/specs.ts';

const check = (spec: ExperimentSpec) => checksOf(runExperiment(spec));

describe.each(CASES)('checks: %s', (_, spec) => {
  const checks = check(spec);

  it('agrees with the second computation, or says that the difference is meant', () => {
    for (const head of checks.heads) {
      if (checks.deliberate) continue;
      expect(head.weightsDifference).toBeLessThan(1e-13);
      expect(head.outputDifference).toBeLessThan(1e-12);
      expect(head.rowSumError).toBeLessThan(1e-14);
      expect([head.maskedWeight, head.notFinite]).toEqual([0, 0]);
    }
    expect(checks.terms.difference).toBeLessThan(1e-13);
    expect(checks.terms.checked).toBeGreaterThan(50);
  });

  it('measures every row within its bounds', () => {
    for (const head of checks.heads) {
      head.effective.forEach((tokens, i) => {
        expect(tokens).toBeGreaterThan(0.99);
        expect(head.entropy[i]).toBeCloseTo(Math.log2(tokens), 9);
      });
      for (const share of head.sparsity) expect(share >= 0 && share <= 1).toBe(true);
    }
    expect(structuredClone(checks)).toEqual(checks);
  });
});

describe('checks', () => {
  it.each([
    ['mask-after-softmax', 'rowSumError'],
    ['zero-for-minus-infinity', 'maskedWeight'],
    ['softmax-over-queries', 'rowSumError'],
    ['key-for-value', 'outputDifference'],
    ['no-scaling', 'weightsDifference'],
  ] as const)('catch the mistake %s by its %s', (fault, measure) => {
    const checks = check({ ...SPECS.plain, mask: { kind: 'causal' }, faults: [fault] });
    expect(checks.deliberate).toBe(true);
    expect(Math.max(...checks.heads.map((head) => head[measure]))).toBeGreaterThan(0.01);
  });

  it('count what is no number', () => {
    const address = { layer: 0, stage: 'scores', head: 0, row: 0, col: 0 } as const;
    const edits = [{ address, value: 5000 }];
    const checks = check({ ...SPECS.plain, edits, faults: ['no-maximum-subtraction'] });
    expect(checks.heads[0].notFinite).toBeGreaterThan(0);
  });

  it('take edits of inputs and weights for part of the experiment, not for a mistake', () => {
    const address = { layer: 0, stage: 'wK', head: 0, row: 0, col: 0 } as const;
    const checks = check({ ...SPECS.plain, edits: [{ address, value: 2 }] });
    expect(checks.deliberate).toBe(false);
    expect(checks.heads[0].weightsDifference).toBeLessThan(1e-14);
  });

  it('hold for a long sentence', () => {
    const checks = check({ ...DEFAULT_SPEC, text: 'one more word '.repeat(60) });
    expect(Math.max(...checks.heads.map((head) => head.weightsDifference))).toBeLessThan(1e-13);
  });
});

describe('measures', () => {
  it('of known rows', () => {
    expect(effectiveTokens([0.5, 0.5, 0, 0])).toBeCloseTo(2, 14);
    expect(entropyBits([0.5, 0.25, 0.25])).toBe(1.5);
    expect(sparsity([0.99, 0.005, 0.005])).toBeCloseTo(2 / 3, 15);
    expect(sparsity([])).toBe(0);
    expect(meanDistance([0.5, 0, 0.5], 0)).toBe(1);
  });
});

describe('the second computation’s own tools', () => {
  it('keeps what plain sums lose', () => {
    const sum = accumulator();
    for (const value of [1e16, 1, -1e16]) sum.add(value);
    expect(sum.total()).toBe(1);
    const product = accumulator();
    product.addProduct(1 + 2 ** -30, 1 + 2 ** -30);
    product.add(-1);
    product.add(-(2 ** -29));
    expect(product.total()).toBe(2 ** -60);
  });

  it('has an e^x that agrees with the other one', () => {
    for (let x = 0; x > -700; x -= 0.37) {
      expect(Math.abs(expByFraction(x) / exp(x) - 1)).toBeLessThan(1e-15);
    }
    expect([expByFraction(-Infinity), expByFraction(-800)]).toEqual([0, 0]);
    expect(expByFraction(NaN)).toBeNaN();
  });
});
