import { LabError } from '../lab-error.ts';
import { columns, isZeroRow, matrix, type Matrix } from '../matrix.ts';
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
      if (w.product) return withBias(columns(w.product(x), from, to), bias, from);
      const out = matrix(x.rows, width); // (n, to − from)
      for (let i = 0; i < x.rows; i++) {
        const start = i * width;
        for (let k = 0; k < x.cols; k++) {
          const left = x.data[i * x.cols + k];
          const right = k * w.cols + from;
          for (let j = 0; j < width; j++) out.data[start + j] += left * w.data[right + j];
        }
      }
      return withBias(out, bias, from);
    },
    backward(gradient, [x, w], _result, [dX, dW, dBias]) {
      for (let i = 0; i < x.rows; i++) {
        if (isZeroRow(gradient, i)) continue;
        for (let k = 0; k < x.cols; k++) {
          const left = x.data[i * x.cols + k];
          const right = k * w.cols + from;
          let toX = 0;
          for (let j = 0; j < width; j++) {
            const g = gradient.data[i * width + j];
            toX += g * w.data[right + j];
            dW.data[right + j] += g * left;
          }
          dX.data[i * x.cols + k] += toX;
        }
        if (dBias)
          for (let j = 0; j < width; j++) dBias.data[from + j] += gradient.data[i * width + j];
      }
    },
    tangent([changeOfX, changeOfW, changeOfBias], [x, w]) {
      const out = matrix(x.rows, width);
      const add = (i: number, k: number, factor: number, from: Matrix, start: number) => {
        if (factor === 0) return;
        const right = k * from.cols + start;
        for (let j = 0; j < width; j++) out.data[i * width + j] += factor * from.data[right + j];
      };
      for (let i = 0; i < x.rows; i++) {
        for (let k = 0; k < x.cols; k++) {
          if (changeOfX) add(i, k, changeOfX.data[i * x.cols + k], w, from);
          if (changeOfW) add(i, k, x.data[i * x.cols + k], changeOfW, from);
        }
        if (changeOfBias) add(i, 0, 1, changeOfBias, from);
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

/** Adds b[from…] to every row, in place. */
function withBias(out: Matrix, bias: Matrix | undefined, from: number): Matrix {
  if (bias)
    for (let i = 0; i < out.rows; i++)
      for (let j = 0; j < out.cols; j++) out.data[i * out.cols + j] += bias.data[from + j];
  return out;
}
