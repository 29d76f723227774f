import { LabError } from '../lab-error.ts';
import { addInto, columns, concatColumns, matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** Concat(head₁ … head_h): the heads side by side. Inputs (n, d_v) each; result (n, h · d_v). */
export const concat: Operation = {
  name: 'concat',
  forward: (parts) => concatColumns(parts),
  backward(gradient, parts, _result, into) {
    let offset = 0;
    parts.forEach((part, h) => {
      addInto(into[h], columns(gradient, offset, offset + part.cols));
      offset += part.cols;
    });
  },
  tangent: (changes, parts) =>
    concatColumns(parts.map((part, h) => changes[h] ?? matrix(part.rows, part.cols))),
  derive(row, col, parts) {
    let offset = 0;
    for (const [h, part] of parts.entries()) {
      const own = col - offset;
      if (own < part.cols)
        return sumOf([product(part.data[row * part.cols + own], cell(h, row, own))]);
      offset += part.cols;
    }
    throw new LabError('address.range', `The heads side by side have no column ${col + 1}.`, {
      col,
    });
  },
};
