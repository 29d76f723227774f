import { matrix, type Matrix } from '#core/attention';

/**
 * A matrix in at most `most` rows and columns: each number is the one of its block that is farthest from 0, so that
 * nothing that stands out is lost. −∞ (masked) only where the whole block is. A small matrix stays as it is.
 */
export function coarse(whole: Matrix, most: number): Matrix {
  const down = Math.ceil(whole.rows / most);
  const across = Math.ceil(whole.cols / most);
  if (down <= 1 && across <= 1) return whole;
  const out = matrix(Math.ceil(whole.rows / down), Math.ceil(whole.cols / across));
  out.data.fill(-Infinity);
  for (let i = 0; i < whole.rows; i++) {
    const row = Math.floor(i / down) * out.cols;
    for (let j = 0; j < whole.cols; j++) {
      const value = whole.data[i * whole.cols + j];
      const at = row + Math.floor(j / across);
      if (farther(value, out.data[at])) out.data[at] = value;
    }
  }
  return out;
}

function farther(value: number, than: number): boolean {
  if (value === -Infinity) return false;
  return than === -Infinity || Math.abs(value) > Math.abs(than);
}
