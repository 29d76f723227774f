import type { Part } from '#core/experiment';

/** Some rows and columns of a part, by their places in it; the part itself where that is all of it. */
export function cutCells(part: Part, rows: readonly number[], cols: readonly number[]): Part {
  if (rows.length === part.rows && cols.length === part.cols) return part;
  const data = new Float64Array(rows.length * cols.length);
  rows.forEach((row, i) => {
    cols.forEach((col, j) => {
      data[i * cols.length + j] = part.data[row * part.cols + col] ?? NaN;
    });
  });
  return { ...part, rows: rows.length, cols: cols.length, data };
}
