import { LabError } from './lab-error.ts';

/** A dense matrix of float64, row by row: entry (i, j) is `data[i * cols + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  /** X · this matrix by a faster way, in float32; only of a trained model's matrices. */
  readonly product?: (x: Matrix) => Matrix;
}

/** A (rows × cols) matrix; zeros where no data are given. Throws `shape.mismatch` when they do not fit. */
export function matrix(rows: number, cols: number, data?: Float64Array): Matrix {
  if (data && data.length !== rows * cols) {
    throw new LabError(
      'shape.mismatch',
      `A ${rows} × ${cols} matrix takes ${rows * cols} numbers, but ${data.length} were given.`,
      { rows, cols, given: data.length },
    );
  }
  return { rows, cols, data: data ?? new Float64Array(rows * cols) };
}

/** A matrix from its rows, all of one length. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const cols = rows[0]?.length ?? 0;
  const uneven = rows.findIndex((row) => row.length !== cols);
  if (uneven >= 0) {
    throw new LabError(
      'shape.mismatch',
      `Row ${uneven + 1} has ${rows[uneven].length} numbers where the first row has ${cols}; give every row the same length.`,
      { row: uneven },
    );
  }
  return matrix(rows.length, cols, Float64Array.from(rows.flat()));
}

/** The rows of a matrix as plain arrays. */
export function toRows(a: Matrix): number[][] {
  return Array.from({ length: a.rows }, (_, i) =>
    Array.from(a.data.subarray(i * a.cols, (i + 1) * a.cols)),
  );
}

/** A · B for A (n × m) and B (m × p): (n × p). Every sum runs from left to right. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) {
    throw new LabError(
      'shape.mismatch',
      `A ${a.rows} × ${a.cols} matrix cannot be multiplied by a ${b.rows} × ${b.cols} one: the inner sizes ${a.cols} and ${b.rows} must be equal.`,
      { left: a.cols, right: b.rows },
    );
  }
  const out = matrix(a.rows, b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.cols; k++) {
      const left = a.data[i * a.cols + k];
      for (let j = 0; j < b.cols; j++) out.data[i * b.cols + j] += left * b.data[k * b.cols + j];
    }
  }
  return out;
}

/** A · Bᵀ for A (n × d) and B (m × d): (n × m), entry (i, j) the dot product of row i of A and row j of B. */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.cols) {
    throw new LabError(
      'shape.mismatch',
      `Rows of ${a.cols} and rows of ${b.cols} numbers have no dot product: the lengths must be equal.`,
      { left: a.cols, right: b.cols },
    );
  }
  const out = matrix(a.rows, b.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.rows; j++) {
      let sum = 0;
      for (let k = 0; k < a.cols; k++) sum += a.data[i * a.cols + k] * b.data[j * b.cols + k];
      out.data[i * b.rows + j] = sum;
    }
  }
  return out;
}

/** A + B, entry by entry. */
export function add(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new LabError(
      'shape.mismatch',
      `A ${a.rows} × ${a.cols} and a ${b.rows} × ${b.cols} matrix cannot be added; give both the same shape.`,
    );
  }
  const out = matrix(a.rows, a.cols);
  for (let i = 0; i < a.data.length; i++) out.data[i] = a.data[i] + b.data[i];
  return out;
}

/** The same shape with `f` of every entry. */
export function mapMatrix(a: Matrix, f: (value: number) => number): Matrix {
  // A loop: typed arrays' own `map` is several times slower.
  const out = matrix(a.rows, a.cols);
  for (let i = 0; i < a.data.length; i++) out.data[i] = f(a.data[i]);
  return out;
}

/** Columns from…to (to excluded) of every row: (rows × (to − from)). */
export function columns(a: Matrix, from: number, to: number): Matrix {
  const out = matrix(a.rows, to - from);
  for (let i = 0; i < a.rows; i++) {
    out.data.set(a.data.subarray(i * a.cols + from, i * a.cols + to), i * (to - from));
  }
  return out;
}

/** Matrices with equally many rows, put side by side. */
export function concatColumns(parts: readonly Matrix[]): Matrix {
  const rows = parts[0]?.rows ?? 0;
  const out = matrix(
    rows,
    parts.reduce((sum, part) => sum + part.cols, 0),
  );
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < rows; i++) {
      out.data.set(part.data.subarray(i * part.cols, (i + 1) * part.cols), i * out.cols + offset);
    }
    offset += part.cols;
  }
  return out;
}

/** Adds B to A in place, entry by entry; both of one shape. For sums under construction only. */
export function addInto(a: Matrix, b: Matrix): void {
  for (let i = 0; i < a.data.length; i++) a.data[i] += b.data[i];
}

/** Whether row i has nothing but zeros: then nothing flows through it, forwards or backwards. */
export function isZeroRow(a: Matrix, i: number): boolean {
  for (let at = i * a.cols; at < (i + 1) * a.cols; at++) if (a.data[at] !== 0) return false;
  return true;
}

/** Whether two matrices have the same shape and the same digits; NaN equals NaN, −0 is not 0. */
export function sameDigits(a: Matrix, b: Matrix): boolean {
  if (a === b) return true;
  if (a.rows !== b.rows || a.cols !== b.cols) return false;
  return a.data.every((value, i) => Object.is(value, b.data[i]));
}

/** The matrix itself when all its numbers are ordinary ones; `what` names it. Throws `number.not-finite`. */
export function requireFinite(a: Matrix, what: string): Matrix {
  const at = a.data.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return a;
  const [row, col] = [Math.floor(at / a.cols), at % a.cols];
  throw new LabError(
    'number.not-finite',
    `Row ${row + 1}, column ${col + 1} of ${what} is ${a.data[at]}; put in an ordinary number.`,
    { row, col },
  );
}
