import { exp } from '#core/attention';
import type { Given, SolutionStep } from '../exercise-parts.ts';
import type { Follows } from '../exercise-kinds.ts';
import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { follow } from '../marking/follow.ts';
import { slipsOf, tellsApart } from '../slips.ts';
import { solveHead } from '../solve-head.ts';
import { drawUntil } from './draw.ts';
import type { Generator } from './generator.ts';
import { labOf } from './lab-of.ts';
import { blendSteps, divideSteps, scoreSteps, softmaxSteps } from './solve-steps.ts';
import { indexedAll, shown } from './words.ts';

/** Keys, d_k, d_v, smallest and largest number. */
const SIZES: Record<Level, readonly [number, number, number, number, number]> = {
  1: [2, 4, 1, 0, 2],
  2: [3, 4, 2, -1, 2],
  3: [3, 3, 2, -2, 3],
};
const TOLERANCE = 0.01;

/** One query through a whole head, a line of cells for each step. */
export const wholeHead: Generator = {
  id: 'whole-head',
  title: 'A whole head, step by step',
  concepts: ['whole-head', 'scores', 'softmax', 'weighted-sum'],
  make: (draw, level) => {
    const [m, dK, dV, from, to] = SIZES[level];
    const { query, key, value } = drawUntil(
      () => ({
        query: draw.rows(1, dK, from, to),
        key: draw.rows(m, dK, from, to),
        value: draw.rows(m, dV, 1, 9),
      }),
      (drawn) =>
        new Set(drawn.key.map((row) => row.join())).size === m &&
        new Set(drawn.value.map((row) => row[0])).size === m &&
        drawn.query[0].some((number) => number !== 0) &&
        (level > 1 || spreadOf(drawn.query[0], drawn.key) <= 3),
    );
    const problem = problemOf('headOutput', { query, key, value, scaling: true });
    const { scores, scaled, weights, headOutput } = solveHead(problem);
    const line = (found: { data: Float64Array } | undefined) => Array.from(found?.data ?? []);
    const values = [line(scores), line(scaled), line(weights), line(headOutput)];
    const follows: (Follows | undefined)[] = [
      undefined,
      { rule: 'divide', from: 0, divisor: Math.sqrt(dK) },
      { rule: 'softmax', from: 1 },
      { rule: 'blend', from: 2, values: value },
    ];
    const names = ['scores', 'scaled', 'weights', 'output'];
    const slips = slipsOf(problem, TOLERANCE).flatMap((slip) => {
      const { scores, scaled, weights, headOutput } = solveHead(problem, slip.id);
      const wrong = [line(scores), line(scaled), line(weights), line(headOutput)];
      const fits = wrong.every((numbers, i) => numbers.length === values[i].length);
      // What follows rightly from the learner's own earlier line is no mistake there.
      const shows = wrong.some((numbers, i) => {
        const rule = follows[i];
        const own = rule && fits ? follow(rule, wrong[rule.from]) : null;
        return numbers.some(
          (value, j) =>
            tellsApart(value, values[i][j], TOLERANCE) &&
            (!own || tellsApart(value, own[j], TOLERANCE)),
        );
      });
      return fits && shows ? [{ ...slip, values: wrong }] : [];
    });
    const solution: SolutionStep[] = [
      ...scoreSteps(query, key, [values[0]]),
      ...divideSteps([values[0]], `√${dK}`, [values[1]]),
      ...softmaxSteps([values[1]], [values[2]]),
      ...blendSteps([values[2]], value, [values[3]]),
    ];
    return {
      kind: 'matrix',
      prompt: `Take the query through the whole head, with $d_k = ${dK}$: scores, scaled scores, weights, output.`,
      given: [
        { symbol: 'q', role: 'query', rows: query, show: 'numbers' },
        { symbol: 'K', role: 'key', rows: key, rowLabels: indexedAll('k', m), show: 'numbers' },
        { symbol: 'V', role: 'value', rows: value, rowLabels: indexedAll('v', m), show: 'numbers' },
        ...(level === 1 ? [powers(values[1])] : []),
      ],
      step: 'headOutput',
      role: 'output',
      lines: values.map((numbers, i) => ({
        label: names[i],
        values: numbers,
        ...(follows[i] ? { follows: follows[i] } : {}),
      })),
      tolerance: TOLERANCE,
      hints: [
        'Go line by line: dot products, division, softmax, blend. A slip in one line does not spoil the next.',
        'The dot products are divided by the square root of $d_k$. The weights come from $e^s$ and sum to one.',
        `The first score is ${solution[0].expression}; the last line blends the values: ${blendSteps([values[2]], value, [values[3]])[0].expression}.`,
      ],
      solution,
      slips,
      lab: labOf(problem),
    };
  },
};

/** How far the scores of a query lie apart. */
function spreadOf(query: readonly number[], key: readonly (readonly number[])[]): number {
  const scores = key.map((row) => row.reduce((sum, value, i) => sum + value * query[i], 0));
  return Math.max(...scores) - Math.min(...scores);
}

/** Exponentials for level 1: those that are needed among others, so that they tell nothing. */
function powers(scaled: readonly number[]): Given {
  const [from, to] = [Math.min(...scaled) - 0.5, Math.max(...scaled) + 0.5];
  const sorted = Array.from({ length: (to - from) * 2 + 1 }, (_, i) => from + i / 2);
  return {
    symbol: 'e^s',
    role: 'plain',
    rows: [sorted.map((value) => Number(exp(value).toFixed(3)))],
    colLabels: sorted.map((value) => `s = ${shown(value)}`),
    show: 'numbers',
  };
}
