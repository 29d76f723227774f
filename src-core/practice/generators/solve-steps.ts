import { exp } from '#core/attention';
import type { SolutionStep } from '../exercise-parts.ts';
import { factor, indexed, products, shown } from './words.ts';

type Rows = readonly (readonly number[])[];
const many = (rows: Rows) => rows.length > 1;

/** Every score as a sum of products. */
export function scoreSteps(query: Rows, key: Rows, scores: Rows): SolutionStep[] {
  return scores.flatMap((line, i) =>
    line.map((result, j) => ({
      text: `${indexed('q', i)} · ${indexed('k', j)}: multiply the numbers pair by pair, and add.`,
      expression: products(query[i], key[j]),
      result,
    })),
  );
}

/** Every score divided. `by` is written as it is, such as `√4`. */
export function divideSteps(scores: Rows, by: string, scaled: Rows): SolutionStep[] {
  return scores.flatMap((line, i) =>
    line.map((score, j) => ({
      text: `Divide the ${many(scores) ? `score of ${indexed('q', i)} with ${indexed('k', j)}` : `score of ${indexed('k', j)}`} by ${by}.`,
      expression: `${shown(score)}/${by}`,
      result: scaled[i][j],
    })),
  );
}

/** Each row's exponentials, their sum, and each one's share in it. −∞ counts as 0. */
export function softmaxSteps(scores: Rows, weights: Rows): SolutionStep[] {
  return scores.flatMap((line, i) => {
    const powers = line.map((score) => `e^(${shown(score)})`);
    const open = powers.filter((_, j) => line[j] !== -Infinity);
    const values = line.map((score) => (score === -Infinity ? 0 : exp(score)));
    const total = values.reduce((sum, value) => sum + value, 0);
    const of = many(scores) ? ` of ${indexed('q', i)}` : '';
    return [
      {
        text: `The exponentials of the scores${of}, added.${open.length < line.length ? ' A blocked score adds nothing.' : ''}`,
        expression: open.join(' + '),
        result: total,
      },
      ...line.map((score, j) =>
        score === -Infinity
          ? { text: `${indexed('k', j)} is blocked: its weight is exactly 0.`, result: 0 }
          : {
              text: `The share of ${indexed('k', j)} in that sum.`,
              expression: `${powers[j]}/${shown(total)}`,
              result: weights[i][j],
            },
      ),
    ];
  });
}

/** Every output as a weighted sum of a column of values. */
export function blendSteps(weights: Rows, value: Rows, output: Rows): SolutionStep[] {
  return output.flatMap((line, i) =>
    line.map((result, d) => ({
      text: `${many(output) ? `${indexed('q', i)}: ` : ''}${line.length > 1 ? `Column ${d + 1} of the values` : 'The values'}, each times its weight, added.`,
      expression: weights[i]
        .map((weight, j) => `${factor(weight)}·${factor(value[j][d])}`)
        .join(' + '),
      result,
    })),
  );
}
