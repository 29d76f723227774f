import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { frobeniusNorm, jacobianNorm, softmaxJacobian } from '#core/attention';
import { DEFAULT_SPEC, runExperiment, saturationOf, type ExperimentSpec } from '#core/experiment';
import { costOf } from '#core/kernels';
import { CASES } from './support/specs.ts';

test('the norm of the Jacobian is that of the matrix written out', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(shares, (list) => {
      const total = list.reduce((sum, one) => sum + one, 0) || 1;
      const weights = list.map((one) => one / total);
      const whole = frobeniusNorm(softmaxJacobian(weights));
      expect(Math.abs(jacobianNorm(weights) - whole)).toBeLessThan(1e-7);
    }),
  );
  expect(jacobianNorm([1, 0, 0])).toBe(0);
  expect(jacobianNorm([0.5, 0.5])).toBe(0.5);
});

describe.each(CASES)('saturation: %s', (_, spec) => {
  const run = runExperiment(spec);
  const at = { layer: run.layers.length - 1, head: 0, line: 0 };
  const { axis, lines, temperatures, divisors, divisor } = saturationOf(run, at);

  it('has every line within its bounds', () => {
    expect(lines).toHaveLength(axis === 'row' ? run.tokens.length : run.contextTokens.length);
    for (const { norm, largest } of lines) {
      expect(norm).toBeLessThanOrEqual(0.5 + 1e-12);
      expect(largest).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['temperature', temperatures, spec.temperature],
    ['divisor', divisors, divisor],
  ])(
    'has a curve over the %s through what is now, and gets sharper below',
    (_name, curve, here) => {
      const now = curve.find(({ at: place }) => place === here)!;
      expect(now.entropy).toBeCloseTo(lines[0].entropy, 9);
      expect(now.norm).toBeCloseTo(lines[0].norm, 9);
      curve.forEach(({ entropy, at: place }, i) => {
        const before = curve[i - 1];
        if (!before) return;
        expect(place).toBeGreaterThan(before.at);
        expect(entropy).toBeGreaterThanOrEqual(before.entropy - 1e-9);
      });
    },
  );
});

test.each([
  ['temperatures', (at: number): Partial<ExperimentSpec> => ({ temperature: at })],
  [
    'divisors',
    (at: number): Partial<ExperimentSpec> => ({ scaling: { kind: 'custom', divisor: at } }),
  ],
] as const)('the curve is what other %s really give in the first layer', (name, change) => {
  const curve = saturationOf(runExperiment(DEFAULT_SPEC), { layer: 0, head: 2, line: 7 })[name];
  for (const { at, entropy, norm } of [curve[5], curve[20], curve[38]]) {
    const other: ExperimentSpec = { ...DEFAULT_SPEC, ...change(at) };
    const line = saturationOf(runExperiment(other), { layer: 0, head: 2, line: 7 }).lines[7];
    expect(entropy).toBeCloseTo(line.entropy, 9);
    expect(norm).toBeCloseTo(line.norm, 9);
  }
});

test('a line that is not there is refused', () => {
  const run = runExperiment(DEFAULT_SPEC);
  expect(() => saturationOf(run, { layer: 0, head: 0, line: 10 })).toThrow('no row 11');
});

test('the cost of shared and narrow heads is counted by their own sizes', () => {
  const shape = { kind: 'dense', tokens: 10, dModel: 8, heads: 4 } as const;
  const own = costOf({ ...shape, keyValueHeads: 1, dK: 3, dV: 5 });
  const of = (stage: string) => own.stages.find((one) => one.stage === stage)!.multiplyAdds;
  expect(of('projections')).toBe(10 * 8 * (4 * 3 + 3 + 5));
  expect(of('scores')).toBe(10 * 10 * 4 * 3);
  expect(of('headOutput')).toBe(10 * 10 * 4 * 5);
  expect(of('outputProjection')).toBe(10 * 4 * 5 * 8);
  expect(costOf(shape)).toEqual(costOf({ ...shape, keyValueHeads: 4, dK: 2, dV: 2 }));
});
