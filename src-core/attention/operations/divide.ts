import { matrix, type Matrix } from '../matrix.ts';
import { cell, product, type Operation } from '../operation.ts';

/**
 * S ÷ divisor ÷ T: the scores, brought to a spread that softmax can use (Vaswani et al. 2017, §3.2.1) and
 * then sharpened (T < 1) or flattened (T > 1). Input and result (n, m).
 */
export function divide(divisor: number, temperature: number): Operation {
  return {
    name: `divide(${divisor},${temperature})`,
    forward: ([scores]) => divided(scores, divisor, temperature),
    backward(gradient, _inputs, _result, [dScores]) {
      for (let i = 0; i < gradient.data.length; i++)
        dScores.data[i] += gradient.data[i] / divisor / temperature;
    },
    tangent: ([change], [scores]) => divided(change ?? scores, divisor, temperature),
    derive: (row, col, [scores]) => ({
      rule: 'quotient',
      terms: [product(scores.data[row * scores.cols + col], cell(0, row, col))],
      divisor: [
        product(
          divisor * temperature,
          { label: 'divisor', value: divisor },
          { label: 'T', value: temperature },
        ),
      ],
    }),
  };
}

function divided({ rows, cols, data }: Matrix, divisor: number, temperature: number): Matrix {
  const out = matrix(rows, cols);
  for (let i = 0; i < data.length; i++) out.data[i] = data[i] / divisor / temperature;
  return out;
}
