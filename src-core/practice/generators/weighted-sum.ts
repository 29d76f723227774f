import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { targetOf } from '../solve-head.ts';
import { drawUntil, type Draw } from './draw.ts';
import type { Generator } from './generator.ts';
import { headMatrix } from './head-exercise.ts';
import { blendSteps } from './solve-steps.ts';
import { indexedAll } from './words.ts';

/** Queries, keys, d_v, in how many parts the weights are cut. */
const SIZES: Record<Level, readonly [number, number, number, number]> = {
  1: [1, 2, 1, 4],
  2: [1, 3, 2, 10],
  3: [2, 3, 2, 20],
};

/** Weights in equal parts that sum to 1, not all alike. */
function weightsOf(draw: Draw, keys: number, parts: number): number[] {
  const cut = () => {
    const cuts = Array.from({ length: keys - 1 }, () => draw.whole(0, parts));
    const edges = [0, ...cuts.sort((a, b) => a - b), parts];
    return edges.slice(1).map((edge, i) => edge - edges[i]);
  };
  const counts = drawUntil(cut, (drawn) => new Set(drawn).size > 1 && !drawn.includes(parts));
  return counts.map((count) => count / parts);
}

/** Values blended with given weights. */
export const weightedSum: Generator = {
  id: 'weighted-sum',
  title: 'A weighted sum of values',
  concepts: ['weighted-sum'],
  make: (draw, level) => {
    const [n, m, dV, parts] = SIZES[level];
    const weights = Array.from({ length: n }, () => weightsOf(draw, m, parts));
    const value = drawUntil(
      () => draw.rows(m, dV, level === 1 ? 2 : -4, 12),
      (rows) => new Set(rows.map((row) => row[0])).size === m,
    );
    const problem = problemOf('headOutput', { weights, value });
    const output = targetOf(problem);
    return headMatrix({
      problem,
      prompt:
        n > 1
          ? 'Compute the outputs of the two queries from the weights $A$ and the values $V$.'
          : 'Compute the output from the weights $A$ and the values $V$.',
      given: [
        {
          symbol: 'A',
          role: 'weights',
          rows: weights,
          ...(n > 1 ? { rowLabels: indexedAll('q', n) } : {}),
          colLabels: indexedAll('v', m),
          show: 'numbers',
        },
        { symbol: 'V', role: 'value', rows: value, rowLabels: indexedAll('v', m), show: 'numbers' },
      ],
      hints: [
        'The output lies between the values, nearest to the one with the largest weight.',
        'Multiply each value by its weight, and add; with longer values, column by column.',
        `The ${output[0].length * n > 1 ? 'first number' : 'output'} is ${blendSteps(weights, value, output)[0].expression}.`,
      ],
      solution: blendSteps(weights, value, output),
    });
  },
};
