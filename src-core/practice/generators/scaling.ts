import { problemOf } from '../head-problem.ts';
import { targetOf } from '../solve-head.ts';
import type { Draw } from './draw.ts';
import type { Body, Generator } from './generator.ts';
import { headMatrix } from './head-exercise.ts';
import { divideSteps, scoreSteps } from './solve-steps.ts';
import { indexedAll } from './words.ts';

/** Scores divided by √d_k; at level 3 with d_model beside it to be mistaken for d_k. */
export const scaling: Generator = {
  id: 'scaling',
  title: 'Scaled scores',
  concepts: ['scaling', 'scores'],
  make: (draw, level) => (level === 2 ? fromQueries(draw) : fromScores(draw, level === 3)),
};

const HINTS = [
  'Every score is divided by the same number, which depends on $d_k$ only.',
  '$d_k$ is the length of one query. Take its square root.',
];

function fromScores(draw: Draw, isHard: boolean): Body {
  const heads = isHard ? draw.pick([2, 4, 8]) : 1;
  const dK = isHard ? draw.pick([2, 3, 5, 6, 8]) : draw.pick([4, 9, 16, 25]);
  const root = Math.sqrt(dK);
  const scores = isHard
    ? draw.rows(2, 3, -9, 12)
    : draw.rows(2, 2, -3, 5).map((row) => row.map((value) => value * root));
  const problem = problemOf('scaled', {
    scores,
    dK,
    ...(isHard ? { dModel: dK * heads } : {}),
    scaling: true,
  });
  const where = isHard ? `$d_{\\text{model}} = ${dK * heads}$ and ${heads} heads` : `$d_k = ${dK}$`;
  return headMatrix({
    problem,
    prompt: `Scale these scores for ${where}.`,
    given: [
      {
        symbol: 'S',
        role: 'scores',
        rows: scores,
        rowLabels: indexedAll('q', 2),
        colLabels: indexedAll('k', scores[0].length),
        show: 'numbers',
      },
    ],
    colLabels: indexedAll('k', scores[0].length),
    hints: [
      HINTS[0],
      isHard
        ? 'The heads share $d_{\\text{model}}$ evenly: $d_k$ is what one of them gets.'
        : HINTS[1],
      `Divide each score by √${dK}.`,
    ],
    solution: [
      ...(isHard
        ? [
            {
              text: 'The length of one head’s queries.',
              expression: `${dK * heads}/${heads}`,
              result: dK,
            },
          ]
        : []),
      ...divideSteps(scores, `√${dK}`, targetOf(problem)),
    ],
  });
}

function fromQueries(draw: Draw): Body {
  const query = draw.rows(2, 4, 0, 3);
  const key = draw.rows(2, 4, -1, 2);
  const problem = problemOf('scaled', { query, key, scaling: true });
  const scores = targetOf(problemOf('scores', { query, key }));
  return headMatrix({
    problem,
    prompt: 'Compute the scaled scores $QK^T / \\sqrt{d_k}$ for $d_k = 4$.',
    given: [
      { symbol: 'Q', role: 'query', rows: query, rowLabels: indexedAll('q', 2), show: 'numbers' },
      { symbol: 'K', role: 'key', rows: key, rowLabels: indexedAll('k', 2), show: 'numbers' },
    ],
    colLabels: indexedAll('k', 2),
    hints: [
      'First the dot product of each query with each key, then divide.',
      HINTS[1],
      'The root of 4 is 2: halve every dot product.',
    ],
    solution: [...scoreSteps(query, key, scores), ...divideSteps(scores, '√4', targetOf(problem))],
  });
}
