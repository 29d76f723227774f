import { matrix, multiplyTransposed, principalComponents, type Matrix } from '#core/attention';
import { dot, lengthOfVector } from './cosine.ts';

type Path = readonly Float64Array[];

/** Where a flat map of vectors lies: its middle, two orthogonal directions of length 1, and what they show. */
export interface Directions {
  readonly mean: Float64Array; // (d)
  readonly axes: Matrix; // (2, d)
  /** Of all variance, 0 … 1. */
  readonly shares: readonly [number, number];
}

/** The two directions in which the vectors of a path differ most. */
export function directionsOfOne(path: Path): Directions {
  const { mean, axes } = principalComponents(stacked(path));
  return { mean, axes, shares: sharesOf(path, mean, axes) };
}

/** The direction in which two paths go most together, and across it the one in which they part most. */
export function directionsOfTwo(one: Path, other: Path): Directions {
  const middle = one.map((vector, step) => vector.map((x, i) => (x + other[step][i]) / 2));
  const apart = one.map((vector, step) => vector.map((x, i) => x - other[step][i]));
  const along = principalComponents(stacked(middle), 1);
  const first = along.axes.data;
  const across = apart.map((vector) => {
    const shared = dot(vector, first);
    return vector.map((x, i) => x - shared * first[i]);
  });
  // Both ways round, so that their mean is 0: which of the two is first does not matter.
  const both = [...across, ...across.map((vector) => vector.map((x) => -x))];
  const axes = matrix(2, first.length);
  axes.data.set(first);
  axes.data.set(principalComponents(stacked(both), 1).axes.data, first.length);
  return { mean: along.mean, axes, shares: sharesOf([...one, ...other], along.mean, axes) };
}

function sharesOf(path: Path, mean: Float64Array, axes: Matrix): [number, number] {
  const centred = path.map((vector) => vector.map((x, i) => x - mean[i]));
  const total = centred.reduce((sum, vector) => sum + lengthOfVector(vector) ** 2, 0);
  const { data } = multiplyTransposed(stacked(centred), axes);
  const along = (k: number) => data.reduce((sum, x, i) => (i % 2 === k ? sum + x * x : sum), 0);
  return total === 0 ? [0, 0] : [along(0) / total, along(1) / total];
}

function stacked(vectors: Path): Matrix {
  const out = matrix(vectors.length, vectors[0]?.length ?? 0);
  vectors.forEach((vector, i) => out.data.set(vector, i * out.cols));
  return out;
}
