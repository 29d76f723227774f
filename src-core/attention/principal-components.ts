import { matrix, multiply, multiplyTransposed, type Matrix } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Points seen along the directions in which they differ most. */
export interface PrincipalComponents {
  readonly mean: Float64Array; // (d)
  /** Unit vectors, orthogonal; zeros where the points do not differ any further. */
  readonly axes: Matrix; // (count, d)
  /** (point − mean)·axis. */
  readonly coordinates: Matrix; // (n, count)
  /** The variance along each axis, falling, and that of all d dimensions together (÷ n). */
  readonly variances: Float64Array; // (count)
  readonly total: number;
}

/** Variance below this share of the whole is rounding. */
const NOTHING = 1e-13;

/**
 * The `count` principal components of points, one a row (Pearson 1901; Hotelling 1933), by the eigenvectors of the smaller
 * of the covariance (d × d) and the Gram matrix (n × n). An axis points to where its largest entry is positive.
 */
export function principalComponents(points: Matrix, count = 2): PrincipalComponents {
  const { rows: n, cols: d } = points;
  const mean = meanOf(points);
  const centred = matrix(
    n,
    d,
    points.data.map((value, i) => value - mean[i % d]),
  );
  const total = centred.data.reduce((sum, value) => sum + value * value, 0) / Math.max(n, 1);
  const directions = n < d ? throughGram(centred) : throughCovariance(centred);
  const axes = matrix(count, d);
  const variances = new Float64Array(count);
  for (let k = 0; k < Math.min(count, n, d); k++) {
    const axis = directions(k);
    const spread = variance(centred, axis);
    if (!(spread > NOTHING * total)) continue;
    variances[k] = spread;
    const sign = largestEntry(axis) < 0 ? -1 : 1;
    axes.data.set(
      axis.map((value) => sign * value),
      k * d,
    );
  }
  return { mean, axes, coordinates: multiplyTransposed(centred, axes), variances, total };
}

function meanOf({ rows, cols, data }: Matrix): Float64Array {
  const mean = new Float64Array(cols);
  data.forEach((value, i) => (mean[i % cols] += value / rows));
  return mean;
}

function throughCovariance(centred: Matrix): (k: number) => Float64Array {
  const across = transposed(centred);
  const { vectors } = symmetricEigen(multiplyTransposed(across, across));
  return (k) => vectors.data.slice(k * vectors.cols, (k + 1) * vectors.cols);
}

/** An eigenvector of X·Xᵀ, brought through Xᵀ, is one of Xᵀ·X. */
function throughGram(centred: Matrix): (k: number) => Float64Array {
  const { vectors } = symmetricEigen(multiplyTransposed(centred, centred));
  return (k) => {
    const one = matrix(
      1,
      centred.rows,
      vectors.data.slice(k * vectors.cols, (k + 1) * vectors.cols),
    );
    const axis = multiply(one, centred).data;
    const size = Math.sqrt(axis.reduce((sum, value) => sum + value * value, 0));
    return size === 0 ? axis : axis.map((value) => value / size);
  };
}

function variance({ rows, cols, data }: Matrix, axis: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    let along = 0;
    for (let j = 0; j < cols; j++) along += data[i * cols + j] * axis[j];
    sum += along * along;
  }
  return sum / rows;
}

/** The entry farthest from 0; of ones equal but for rounding, the first. */
function largestEntry(axis: Float64Array): number {
  return axis.reduce(
    (best, value) => (Math.abs(value) > Math.abs(best) * (1 + 1e-9) ? value : best),
    0,
  );
}

function transposed({ rows, cols, data }: Matrix): Matrix {
  const out = matrix(cols, rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) out.data[j * rows + i] = data[i * cols + j];
  return out;
}
