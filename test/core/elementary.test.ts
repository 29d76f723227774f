import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erf, exp, log2, randomStream, sinCos, sinusoidalPositions, toRows } from '#core/attention';

/** How many float64 numbers lie between two of one sign. */
function unitsApart(a: number, b: number): number {
  const bits = (x: number) => new BigInt64Array(new Float64Array([x]).buffer)[0];
  const apart = bits(a) - bits(b);
  return Number(apart < 0n ? -apart : apart);
}

describe('exp', () => {
  it('stays within two units in the last place of Math.exp, over the whole range', () => {
    let worst = 0;
    for (let x = -745; x <= 709.78; x += 0.0137)
      worst = Math.max(worst, unitsApart(exp(x), Math.exp(x)));
    expect(worst).toBeLessThanOrEqual(2);
    fc.assert(
      fc.property(fc.double({ min: -745, max: 709.78, noNaN: true }), (x) => {
        expect(unitsApart(exp(x), Math.exp(x))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 2000 },
    );
  });

  it('has the right ends', () => {
    expect([exp(-Infinity), exp(-800), exp(0), exp(800), exp(Infinity)]).toEqual([
      0,
      0,
      1,
      Infinity,
      Infinity,
    ]);
    expect(exp(NaN)).toBeNaN();
  });
});

describe('sinCos', () => {
  it('agrees with Math.sin and Math.cos up to a million radians', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        const [sin, cos] = sinCos(x);
        expect(Math.abs(sin - Math.sin(x))).toBeLessThan(1e-12);
        expect(Math.abs(cos - Math.cos(x))).toBeLessThan(1e-12);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('log2 and erf', () => {
  it('log2 is exact for powers of two and near Math.log2 elsewhere', () => {
    for (const k of [-1074, -1022, -30, -1, 0, 1, 52, 1023]) expect(log2(2 ** k)).toBe(k);
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const expected = Math.log2(x);
        expect(Math.abs(log2(x) - expected)).toBeLessThanOrEqual(
          2e-15 * Math.max(1, Math.abs(expected)),
        );
      }),
    );
    expect([log2(0), log2(Infinity)]).toEqual([-Infinity, Infinity]);
    expect(log2(-1)).toBeNaN();
  });

  it('erf is odd and runs from −1 to 1', () => {
    expect([erf(0), erf(9), erf(-9)]).toEqual([0, 1, -1]);
    expect(erf(-0.7)).toBe(-erf(0.7));
    expect(erf(NaN)).toBeNaN();
  });
});

describe('randomStream', () => {
  it('gives the same numbers for the same seed and name, others for others', () => {
    const draw = (seed: number, name: string) => {
      const stream = randomStream(seed, name);
      return Array.from({ length: 8 }, () => stream.uint32());
    };
    expect(draw(1, 'W_Q')).toEqual(draw(1, 'W_Q'));
    expect(draw(1, 'W_Q')).not.toEqual(draw(2, 'W_Q'));
    expect(draw(1, 'W_Q')).not.toEqual(draw(1, 'W_K'));
  });

  it('normal() has mean 0, variance 1 and the tails of a bell', () => {
    const stream = randomStream(99, 'moments');
    const count = 200_000;
    let [sum, squares, beyondTwo] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const x = stream.normal();
      sum += x;
      squares += x * x;
      if (Math.abs(x) > 2) beyondTwo++;
    }
    expect(Math.abs(sum / count)).toBeLessThan(0.01);
    expect(Math.abs(squares / count - 1)).toBeLessThan(0.02);
    expect(beyondTwo / count).toBeCloseTo(0.0455, 2);
  });
});

describe('sinusoidalPositions', () => {
  it('is sin and cos of position ÷ 10000^(column ÷ d_model)', () => {
    toRows(sinusoidalPositions(40, 7)).forEach((row, position) =>
      row.forEach((value, column) => {
        const angle = position / 10000 ** ((column - (column % 2)) / 7);
        expect(value).toBeCloseTo(column % 2 ? Math.cos(angle) : Math.sin(angle), 12);
      }),
    );
  });
});
