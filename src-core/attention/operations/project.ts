import { LabError } from '../lab-error.ts';
import { matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/**
 * X · W[:, from…to] + b[from…to]: a linear projection by some columns of W, such as those that one head
 * owns. Inputs X (n, d), W (d, p) and, where there is a bias, b (1, p); result (n, to − from).
 * Throws `shape.mismatch`.
 */
export function project(from: number, to: number): Operation {
  const width = to - from;
  return {
    name: `project(${from},${to})`,
    forward([x, w, bias]) {
      if (x.cols !== w.rows || to > w.cols || (bias && (bias.rows !== 1 || bias.cols !== w.cols))) {
        throw new LabError(
          'shape.mismatch',
          `Rows of ${x.cols} numbers cannot be projected by a ${w.rows} × ${w.cols} matrix${bias ? ` and a bias of ${bias.cols}` : ''}: give the matrix ${x.cols} rows and at least ${to} columns${bias ? ', and the bias one number per column' : ''}.`,
          { left: x.cols, right: w.rows },
        );
      }
      const out = matrix(x.rows, width); // (n, to − from)
      for (let i = 0; i < x.rows; i++) {
        const start = i * width;
        for (let k = 0; k < x.cols; k++) {
          const left = x.data[i * x.cols + k];
          const right = k * w.cols + from;
          for (let j = 0; j < width; j++) out.data[start + j] += left * w.data[right + j];
        }
        if (bias) for (let j = 0; j < width; j++) out.data[start + j] += bias.data[from + j];
      }
      return out;
    },
    backward(gradient, [x, w], _result, [dX, dW, dBias]) {
      for (let i = 0; i < x.rows; i++) {
        for (let j = 0; j < width; j++) {
          const g = gradient.data[i * width + j];
          if (g === 0) continue;
          for (let k = 0; k < x.cols; k++) {
            dX.data[i * x.cols + k] += g * w.data[k * w.cols + from + j];
            dW.data[k * w.cols + from + j] += g * x.data[i * x.cols + k];
          }
          if (dBias) dBias.data[from + j] += g;
        }
      }
    },
    tangent([changeOfX, changeOfW, changeOfBias], [x, w]) {
      const out = matrix(x.rows, width);
      for (let i = 0; i < x.rows; i++) {
        for (let k = 0; k < x.cols; k++) {
          const rate = changeOfX?.data[i * x.cols + k] ?? 0;
          const left = x.data[i * x.cols + k];
          const right = k * w.cols + from;
          for (let j = 0; j < width; j++) {
            out.data[i * width + j] +=
              rate * w.data[right + j] + (changeOfW ? left * changeOfW.data[right + j] : 0);
          }
        }
        if (changeOfBias)
          for (let j = 0; j < width; j++) out.data[i * width + j] += changeOfBias.data[from + j];
      }
      return out;
    },
    derive(row, col, [x, w, bias]) {
      const terms = Array.from({ length: x.cols }, (_, k) =>
        product(
          x.data[row * x.cols + k] * w.data[k * w.cols + from + col],
          cell(0, row, k),
          cell(1, k, from + col),
        ),
      );
      if (bias) terms.push(product(bias.data[from + col], cell(2, 0, from + col)));
      return sumOf(terms);
    },
  };
}
