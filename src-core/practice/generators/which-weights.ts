import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { slipsOf } from '../slips.ts';
import { targetOf } from '../solve-head.ts';
import { drawUntil } from './draw.ts';
import type { Generator } from './generator.ts';
import { softmaxSteps } from './solve-steps.ts';
import { indexedAll, shown } from './words.ts';

const SIZES: Record<Level, readonly [number, number[]]> = {
  1: [2, [1]],
  2: [3, [0.5, 2]],
  3: [4, [0.5, 2, 0.25]],
};
const two = (values: readonly number[]) =>
  `[${values.map((value) => (Number.isFinite(value) ? value.toFixed(2).replace('-', '−') : shown(value))).join(', ')}]`;

/** Which weights belong to some scores? The others are what mistakes give. */
export const whichWeights: Generator = {
  id: 'which-weights',
  title: 'Which weights are these?',
  concepts: ['softmax', 'temperature'],
  make: (draw, level) => {
    const [m, temperatures] = SIZES[level];
    const temperature = draw.pick(temperatures);
    const { scores, slips } = drawUntil(
      () => {
        const scores = draw.rows(1, m, -1, 4)[0];
        const slips = slipsOf(problemOf('weights', { scores: [scores], temperature }), 0.02);
        return { scores, slips };
      },
      (drawn) => new Set(drawn.scores).size === m && drawn.slips.length >= 3,
    );
    const problem = problemOf('weights', { scores: [scores], temperature });
    const [right] = targetOf(problem);
    const [scaled] = targetOf({ ...problem, target: 'scaled' });
    const options = [
      { text: two(right), right: true },
      ...slips.slice(0, 3).map(({ values, explanation }) => ({
        ...{ text: two(values[0]), right: false, why: explanation },
      })),
    ];
    const isWarm = temperature !== 1;
    return {
      kind: 'choice',
      several: false,
      prompt: isWarm
        ? `Which weights does softmax give for these scaled scores at temperature $T = ${temperature}$?`
        : 'Which weights does softmax give for these scaled scores?',
      given: [
        {
          ...{ symbol: 's', role: 'scores', show: 'numbers' },
          rows: [scores],
          colLabels: indexedAll('k', m),
        },
      ],
      step: 'weights',
      options: draw.shuffle(options),
      hints: [
        'Weights are positive and sum to one, and a larger score has a larger weight.',
        'The ratio of two weights is $e$ to the difference of their scores, divided by the temperature.',
        `The sum of the exponentials is ${softmaxSteps([scaled], [right])[0].expression}.`,
      ],
      solution: softmaxSteps([scaled], [right]),
    };
  },
};
