import { matrix, type Matrix } from '#core/attention';
import { dot } from './cosine.ts';

/** The cosine of every two of several sentence vectors (`sentenceVector`: each of length 1, or zeros), (n, n). */
export function likenessOf(vectors: readonly Float64Array[]): Matrix {
  const out = matrix(vectors.length, vectors.length);
  vectors.forEach((one, i) =>
    vectors.forEach((other, j) => {
      out.data[i * vectors.length + j] = Math.max(-1, Math.min(1, dot(one, other)));
    }),
  );
  return out;
}
