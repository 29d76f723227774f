import { exp, sinCos } from './elementary.ts';
import { matrix, type Matrix } from './matrix.ts';

const LN_10000 = 9.210340371976184;

/**
 * Sinusoidal position vectors (n × d_model): sin in even columns, cos in odd ones, wavelengths from 2π to
 * 10000·2π (Vaswani et al. 2017, §3.5).
 */
export function sinusoidalPositions(n: number, dModel: number): Matrix {
  const out = matrix(n, dModel);
  for (let column = 0; column < dModel; column += 2) {
    const frequency = exp((-column / dModel) * LN_10000);
    for (let position = 0; position < n; position++) {
      const [sin, cos] = sinCos(position * frequency);
      out.data[position * dModel + column] = sin;
      if (column + 1 < dModel) out.data[position * dModel + column + 1] = cos;
    }
  }
  return out;
}
