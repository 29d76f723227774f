import { matrix } from '../matrix.ts';
import { cell, type Operation, type Term } from '../operation.ts';

/**
 * σ = √(Σ (x − μ)² ÷ d + ε) of every row (Ba et al. 2016, arXiv 1607.06450, eq. 4; ε keeps it above 0).
 * Inputs x (n, d) and μ (n, 1); result (n, 1).
 */
export function rowDeviation(epsilon: number): Operation {
  return {
    name: `rowDeviation(${epsilon})`,
    forward([x, mean]) {
      const out = matrix(x.rows, 1);
      for (let i = 0; i < x.rows; i++) {
        let total = 0;
        for (let j = 0; j < x.cols; j++) {
          const off = x.data[i * x.cols + j] - mean.data[i];
          total += off * off;
        }
        out.data[i] = Math.sqrt(total / x.cols + epsilon);
      }
      return out;
    },
    backward(gradient, [x, mean], deviation, [dX, dMean]) {
      for (let i = 0; i < x.rows; i++) {
        const rate = gradient.data[i] / (deviation.data[i] * x.cols);
        for (let j = 0; j < x.cols; j++) {
          const part = rate * (x.data[i * x.cols + j] - mean.data[i]);
          dX.data[i * x.cols + j] += part;
          dMean.data[i] -= part;
        }
      }
    },
    tangent([changeOfX, changeOfMean], [x, mean], deviation) {
      const out = matrix(x.rows, 1);
      for (let i = 0; i < x.rows; i++) {
        for (let j = 0; j < x.cols; j++) {
          const rate = (changeOfX?.data[i * x.cols + j] ?? 0) - (changeOfMean?.data[i] ?? 0);
          out.data[i] +=
            (rate * (x.data[i * x.cols + j] - mean.data[i])) / (deviation.data[i] * x.cols);
        }
      }
      return out;
    },
    derive(row, _col, [x, mean]) {
      const squares = Array.from({ length: x.cols }, (_, j): Term => {
        const off = x.data[row * x.cols + j] - mean.data[row];
        return {
          rule: 'square',
          value: (off * off) / x.cols,
          sources: [cell(0, row, j), cell(1, row, 0), { label: '1/d', value: 1 / x.cols }],
        };
      });
      const floor: Term = {
        rule: 'product',
        value: epsilon,
        sources: [{ label: 'ε', value: epsilon }],
      };
      return { rule: 'root', terms: [...squares, floor], divisor: [] };
    },
  };
}
