import { mapMatrix } from '../matrix.ts';
import { cell, product, type Operation } from '../operation.ts';

/**
 * S ÷ divisor ÷ T: the scores, brought to a spread that softmax can use (Vaswani et al. 2017, §3.2.1) and
 * then sharpened (T < 1) or flattened (T > 1). Input and result (n, m).
 */
export function divide(divisor: number, temperature: number): Operation {
  return {
    name: `divide(${divisor},${temperature})`,
    forward: ([scores]) => mapMatrix(scores, (score) => score / divisor / temperature),
    backward(gradient, _inputs, _result, [dScores]) {
      for (let i = 0; i < gradient.data.length; i++)
        dScores.data[i] += gradient.data[i] / divisor / temperature;
    },
    tangent: ([change], [scores]) =>
      mapMatrix(change ?? scores, (rate) => rate / divisor / temperature),
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
