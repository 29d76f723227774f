import { exp } from '#core/attention';
import type { Given } from '../exercise-parts.ts';
import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { targetOf } from '../solve-head.ts';
import { drawUntil, type Draw } from './draw.ts';
import type { Generator } from './generator.ts';
import { headMatrix } from './head-exercise.ts';
import { divideSteps, softmaxSteps } from './solve-steps.ts';
import { indexedAll, list } from './words.ts';

/** Scores of which not all are alike. */
function scoresOf(draw: Draw, level: Level): number[] {
  const make = () =>
    level === 1
      ? draw.rows(1, 2, 0, 3)[0]
      : level === 2
        ? draw.rows(1, 3, -1, 3)[0]
        : draw.tenths(1, 4, -15, 30)[0];
  return drawUntil(make, (scores) => new Set(scores).size > 1);
}

/** The exponentials that are needed, so that level 1 goes without a calculator for them. */
function powers(values: readonly number[]): Given {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  return {
    symbol: 'e^s',
    role: 'plain',
    rows: [sorted.map((value) => Number(exp(value).toFixed(3)))],
    colLabels: sorted.map((value) => `s = ${String(value).replace('-', '−')}`),
    show: 'numbers',
  };
}

/** Weights of one row of scores. */
export const softmax: Generator = {
  id: 'softmax',
  title: 'Softmax of a row',
  concepts: ['softmax'],
  make: (draw, level) => {
    const scores = scoresOf(draw, level);
    const problem = problemOf('weights', { scores: [scores] });
    const weights = targetOf(problem);
    return headMatrix({
      problem,
      prompt: 'Turn these scaled scores into weights with softmax.',
      given: [
        {
          symbol: 's',
          role: 'scores',
          rows: [scores],
          colLabels: indexedAll('k', scores.length),
          show: 'numbers',
        },
        ...(level === 1 ? [powers(scores)] : []),
      ],
      colLabels: indexedAll('k', scores.length),
      hints: [
        'All weights are positive, and they sum to one. A larger score gives a larger weight.',
        'Take $e^s$ of each score. Each weight is the share of its $e^s$ in the sum of all.',
        `The sum to divide by is ${softmaxSteps([scores], weights)[0].expression}.`,
      ],
      solution: softmaxSteps([scores], weights),
    });
  },
};

/** The same with a temperature. */
export const temperature: Generator = {
  id: 'temperature',
  title: 'Softmax with a temperature',
  concepts: ['temperature', 'softmax'],
  make: (draw, level) => {
    const degrees = draw.pick(level === 1 ? [0.5, 2] : [0.5, 2, 4, 0.25]);
    const scores =
      level === 1
        ? drawUntil(
            () => draw.rows(1, 2, 0, 2)[0].map((value) => value * (degrees > 1 ? degrees : 1)),
            (drawn) => drawn[0] !== drawn[1],
          )
        : scoresOf(draw, level);
    const problem = problemOf('weights', { scores: [scores], temperature: degrees });
    const weights = targetOf(problem);
    const cooled = targetOf({ ...problem, target: 'scaled' });
    return headMatrix({
      problem,
      prompt: `Turn these scaled scores into weights with softmax at temperature $T = ${degrees}$.`,
      given: [
        {
          symbol: 's',
          role: 'scores',
          rows: [scores],
          colLabels: indexedAll('k', scores.length),
          show: 'numbers',
        },
        ...(level === 1 ? [powers([0, 1, 2, 3, 4])] : []),
      ],
      colLabels: indexedAll('k', scores.length),
      hints: [
        'The temperature comes before the softmax. A high one makes the weights more alike, a low one less.',
        'Divide every score by $T$, then take the softmax as usual.',
        `Divided by the temperature, the scores are ${list(cooled[0])}.`,
      ],
      solution: [
        ...divideSteps([scores], String(degrees), cooled),
        ...softmaxSteps(cooled, weights),
      ],
    });
  },
};
