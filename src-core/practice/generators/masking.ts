import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { targetOf } from '../solve-head.ts';
import { drawUntil } from './draw.ts';
import type { Generator } from './generator.ts';
import { headMatrix } from './head-exercise.ts';
import { softmaxSteps } from './solve-steps.ts';
import { indexed, indexedAll, shown } from './words.ts';

const SIZES: Record<Level, number> = { 1: 3, 2: 2, 3: 3 };

/** The causal mask as rows of 1 and 0. */
const causal = (n: number) =>
  Array.from({ length: n }, (_, i) => '1'.repeat(i + 1) + '0'.repeat(n - i - 1));

/** Scores with the causal mask; from level 2 also the weights that follow. */
export const masking: Generator = {
  id: 'masking',
  title: 'Scores behind the causal mask',
  concepts: ['masking', 'softmax'],
  make: (draw, level) => {
    const n = SIZES[level];
    const mask = causal(n);
    // Above the diagonal nothing is 0, so that every way of masking leaves its own trace.
    const scaled = drawUntil(
      () => (level === 3 ? draw.tenths(n, n, -10, 20) : draw.rows(n, n, -1, 3)),
      (rows) =>
        rows.every((row, i) => row.every((value, j) => j <= i || value !== 0)) &&
        new Set(rows[n - 1]).size > 1,
    );
    const problem = problemOf(level === 1 ? 'masked' : 'weights', { scores: scaled, mask });
    const masked = targetOf({ ...problem, target: 'masked' });
    const labels = { rowLabels: indexedAll('q', n), colLabels: indexedAll('k', n) };
    const blocked = masked.flatMap((row, i) =>
      row.map((value, j) =>
        value === -Infinity
          ? { text: `${indexed('k', j)} comes after ${indexed('q', i)}: blocked.`, result: value }
          : {
              text: `${indexed('k', j)} is not later than ${indexed('q', i)}: the score stays.`,
              expression: shown(value),
              result: value,
            },
      ),
    );
    return headMatrix({
      problem,
      prompt:
        level === 1
          ? 'Apply the causal mask to these scaled scores. For minus infinity type `-inf`.'
          : 'Compute the weights of these scaled scores behind the causal mask.',
      given: [{ symbol: 'S', role: 'scores', rows: scaled, ...labels, show: 'numbers' }],
      colLabels: labels.colLabels,
      hints: [
        'No query may look at a key that comes later than itself. Its own place is allowed.',
        'What is blocked becomes −∞ *before* the softmax, so that its weight is exactly nothing.',
        level === 1
          ? 'Everything above the diagonal becomes −∞; the rest stays as it is.'
          : `In the first row only the first key is left; in the second, ${softmaxSteps([masked[1]], [masked[1]])[0].expression} is the sum to divide by.`,
      ],
      solution: level === 1 ? blocked : softmaxSteps(masked, targetOf(problem)),
    });
  },
};
