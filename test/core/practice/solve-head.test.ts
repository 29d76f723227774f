import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attend, fromRows, maskFrom, toRows, type Fault } from '#core/attention';
import { MISTAKES, slipsOf, solveHead, targetOf, type HeadProblem } from '#core/practice';

const number = fc.integer({ min: -300, max: 300 }).map((n) => n / 100);
const rows = (n: number, d: number) =>
  fc.array(fc.array(number, { minLength: d, maxLength: d }), { minLength: n, maxLength: n });

const problems = fc
  .record({
    n: fc.integer({ min: 1, max: 4 }),
    m: fc.integer({ min: 1, max: 4 }),
    d: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ n, m, d }) =>
    fc.record({
      query: rows(n, d),
      key: rows(m, d),
      value: rows(m, d),
      // Every query sees at least the first key.
      mask: fc.array(
        fc.stringMatching(/^[01]*$/, { size: 'small' }).map((text) => `1${text}0000`.slice(0, m)),
        { minLength: n, maxLength: n },
      ),
      temperature: fc.constantFrom(0.5, 1, 2),
    }),
  )
  .map((inputs): HeadProblem => ({ ...inputs, dModel: 16, scaling: true, target: 'headOutput' }));

/** The Lab's own computation of the same head. */
function labHead(problem: HeadProblem, fault?: Fault) {
  const { query = [], key = [], value = [], mask = [] } = problem;
  const divisor =
    fault === 'no-scaling' ? 1 : Math.sqrt(fault === 'd-model-for-d-k' ? 16 : query[0].length);
  return attend(fromRows(query), fromRows(key), fromRows(value), {
    mask: maskFrom(query.length, key.length, (i, j) => mask[i][j] === '1'),
    divisor,
    temperature: problem.temperature,
    faults: fault ? [fault] : [],
  });
}

function expectSame(found: number[][], wanted: number[][]) {
  found.forEach((row, i) =>
    row.forEach((value, j) => {
      if (Number.isFinite(wanted[i][j])) expect(value).toBeCloseTo(wanted[i][j], 9);
      else expect(value).toBe(wanted[i][j]);
    }),
  );
}

describe('a head worked out by hand', () => {
  it('is the head that the Lab computes, step by step', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const lab = labHead(problem);
        const hand = solveHead(problem);
        for (const step of ['scores', 'scaled', 'masked', 'weights', 'headOutput'] as const) {
          const found = hand[step];
          if (!found) throw new Error(`no ${step}`);
          expectSame(toRows(found), toRows(lab[step]));
        }
      }),
    );
  });

  const faults = Object.entries(MISTAKES).flatMap(([id, kind]) =>
    'fault' in kind ? [[id as keyof typeof MISTAKES, kind.fault] as const] : [],
  );

  it.each(faults)('with “%s” gives what the Lab gives with “%s” switched on', (id, fault) => {
    fc.assert(
      fc.property(problems, (problem) => {
        expectSame(targetOf(problem, id), toRows(labHead(problem, fault).headOutput));
      }),
    );
  });

  it('can go wrong only in ways that the tolerance can tell from what is right and from each other', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const right = targetOf(problem);
        const slips = slipsOf(problem, 0.005);
        const far = (one: number[][], other: number[][]) =>
          one.some((row, i) => row.some((value, j) => Math.abs(value - other[i][j]) > 0.005));
        slips.forEach(({ values }, at) => {
          expect(far(values, right)).toBe(true);
          for (const other of slips.slice(at + 1)) expect(far(values, other.values)).toBe(true);
        });
      }),
    );
  });

  it('says what is missing', () => {
    expect(() => targetOf({ target: 'weights', scaling: true, temperature: 1 })).toThrow(
      /queries and keys/,
    );
    expect(() =>
      targetOf({ scores: [[1]], target: 'scaled', scaling: true, temperature: 1 }),
    ).toThrow(/d_k/);
  });
});
