import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { targetOf } from '../solve-head.ts';
import type { Generator } from './generator.ts';
import { headMatrix } from './head-exercise.ts';
import { scoreSteps } from './solve-steps.ts';
import { indexedAll } from './words.ts';

/** Queries, keys, length, smallest and largest number. */
const SIZES: Record<Level, readonly [number, number, number, number, number]> = {
  1: [2, 2, 2, 0, 3],
  2: [2, 3, 3, -2, 3],
  3: [3, 3, 4, -3, 4],
};

/** All scores of some queries with some keys. */
export const scores: Generator = {
  id: 'scores',
  title: 'Scores of queries and keys',
  concepts: ['scores', 'dot-product'],
  make: (draw, level) => {
    const [n, m, d, from, to] = SIZES[level];
    const query = draw.rows(n, d, from, to);
    const key = draw.rows(m, d, from, to);
    const problem = problemOf('scores', { query, key });
    const right = targetOf(problem);
    return headMatrix({
      problem,
      prompt: 'Compute the scores $QK^T$: one row for each query, one column for each key.',
      given: [
        { symbol: 'Q', role: 'query', rows: query, rowLabels: indexedAll('q', n), show: 'numbers' },
        { symbol: 'K', role: 'key', rows: key, rowLabels: indexedAll('k', m), show: 'numbers' },
      ],
      colLabels: indexedAll('k', m),
      hints: [
        'Each score is the dot product of one query with one key.',
        'Row by row: take the first query with every key in turn, then the next query.',
        `The upper left one is ${scoreSteps(query, key, right)[0].expression}. The others go the same way.`,
      ],
      solution: scoreSteps(query, key, right),
    });
  },
};
