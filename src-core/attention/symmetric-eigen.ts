import { matrix, type Matrix } from './matrix.ts';

/** The eigenvectors of a symmetric matrix as rows, orthonormal, that of the largest eigenvalue first. */
export interface SymmetricEigen {
  readonly values: Float64Array; // (n), falling
  readonly vectors: Matrix; // (n, n)
}

const EPSILON = 2 ** -52;
/** Far more turns than any matrix needs: three per eigenvalue are usual. */
const MOST_TURNS = 60;

/**
 * All eigenvalues and eigenvectors: Householder reflections to a tridiagonal matrix, then the implicit QL method with
 * shifts (Golub & Van Loan, Matrix Computations, §8.3). About 4 n³ multiplications.
 */
export function symmetricEigen(symmetric: Matrix): SymmetricEigen {
  const n = symmetric.rows;
  const { diagonal, beside, basis } = tridiagonal(symmetric);
  for (let start = 0; start < n; start++) {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const end = blockEnd(diagonal, beside, start);
      if (end === start) break;
      chase(diagonal, beside, basis, start, end);
    }
  }
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b] - diagonal[a] || a - b);
  const vectors = matrix(n, n);
  order.forEach((from, to) =>
    vectors.data.set(basis.data.subarray(from * n, (from + 1) * n), to * n),
  );
  return { values: Float64Array.from(order, (i) => diagonal[i]), vectors };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry i stands between the diagonal's i and i + 1; the last is 0. */
  readonly beside: Float64Array;
  /** Rows that the eigenvectors are combined of. */
  readonly basis: Matrix;
}

/** T = B·A·Bᵀ with a tridiagonal T: one reflection per column takes out what lies below the one beside the diagonal. */
function tridiagonal(symmetric: Matrix): Tridiagonal {
  const n = symmetric.rows;
  const a = symmetric.data.slice();
  const basis = matrix(n, n);
  for (let i = 0; i < n; i++) basis.data[i * n + i] = 1;
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    let rest = 0;
    for (let i = k + 2; i < n; i++) rest += a[i * n + k] ** 2;
    if (rest === 0) continue;
    const head = a[(k + 1) * n + k];
    const size = Math.sqrt(head * head + rest);
    v.fill(0);
    for (let i = k + 1; i < n; i++) v[i] = a[i * n + k];
    v[k + 1] += head < 0 ? -size : size;
    const length = Math.sqrt(v[k + 1] ** 2 + rest);
    for (let i = k + 1; i < n; i++) v[i] /= length;
    // A − 2v(Av)ᵀ − 2(Av)vᵀ + 4(vᵀAv)vvᵀ, as A − vwᵀ − wvᵀ.
    let along = 0;
    for (let i = k; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += a[i * n + j] * v[j];
      w[i] = 2 * sum;
      along += w[i] * v[i];
    }
    for (let i = k; i < n; i++) w[i] -= along * v[i];
    for (let i = k; i < n; i++)
      for (let j = k; j < n; j++) a[i * n + j] -= v[i] * w[j] + w[i] * v[j];
    reflect(basis, v, k + 1);
  }
  return {
    diagonal: Float64Array.from({ length: n }, (_, i) => a[i * n + i]),
    beside: Float64Array.from({ length: n }, (_, i) => (i + 1 < n ? a[(i + 1) * n + i] : 0)),
    basis,
  };
}

/** (I − 2vvᵀ)·B, for a unit vector v that is 0 before `from`. */
function reflect({ rows: n, data }: Matrix, v: Float64Array, from: number): void {
  const along = new Float64Array(n);
  for (let i = from; i < n; i++) for (let j = 0; j < n; j++) along[j] += v[i] * data[i * n + j];
  for (let i = from; i < n; i++) for (let j = 0; j < n; j++) data[i * n + j] -= 2 * v[i] * along[j];
}

/** Where the block that begins at `start` ends: the first entry beside the diagonal that is as good as 0. */
function blockEnd(diagonal: Float64Array, beside: Float64Array, start: number): number {
  let end = start;
  while (end + 1 < diagonal.length) {
    const scale = Math.abs(diagonal[end]) + Math.abs(diagonal[end + 1]);
    if (Math.abs(beside[end]) <= EPSILON * scale) break;
    end++;
  }
  return end;
}

/** One QL step with a shift: rotations from `end` up to `start` that shrink the entries beside the diagonal. */
function chase(
  diagonal: Float64Array,
  beside: Float64Array,
  basis: Matrix,
  start: number,
  end: number,
): void {
  const half = (diagonal[start + 1] - diagonal[start]) / (2 * beside[start]);
  const root = Math.sqrt(half * half + 1);
  let bulge = diagonal[end] - diagonal[start] + beside[start] / (half + (half < 0 ? -root : root));
  let [sine, cosine, carried] = [1, 1, 0];
  for (let i = end - 1; i >= start; i--) {
    const out = sine * beside[i];
    const kept = cosine * beside[i];
    const size = Math.sqrt(out * out + bulge * bulge);
    beside[i + 1] = size;
    if (size === 0) {
      diagonal[i + 1] -= carried;
      beside[end] = 0;
      return;
    }
    sine = out / size;
    cosine = bulge / size;
    const next = diagonal[i + 1] - carried;
    const turned = (diagonal[i] - next) * sine + 2 * cosine * kept;
    carried = sine * turned;
    diagonal[i + 1] = next + carried;
    bulge = cosine * turned - kept;
    rotate(basis, i, cosine, sine);
  }
  diagonal[start] -= carried;
  beside[start] = bulge;
  beside[end] = 0;
}

function rotate({ cols: n, data }: Matrix, i: number, cosine: number, sine: number): void {
  const [upper, lower] = [i * n, (i + 1) * n];
  for (let k = 0; k < n; k++) {
    const [a, b] = [data[upper + k], data[lower + k]];
    data[lower + k] = sine * a + cosine * b;
    data[upper + k] = cosine * a - sine * b;
  }
}
