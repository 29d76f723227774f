import { LabError } from './lab-error.ts';
import { applyMask, type Mask } from './mask.ts';
import { mapMatrix, multiply, multiplyTransposed, type Matrix } from './matrix.ts';
import { softmaxRows } from './softmax.ts';

/** Every step of one head, kept. n queries, m keys. */
export interface Head {
  readonly query: Matrix; // (n, d_k)
  readonly key: Matrix; // (m, d_k)
  readonly value: Matrix; // (m, d_v)
  readonly scores: Matrix; // (n, m)  Q·Kᵀ
  readonly scaled: Matrix; // (n, m)  ÷ √d_k, ÷ T
  readonly masked: Matrix; // (n, m)  −∞ where not allowed
  readonly weights: Matrix; // (n, m)  softmax of each row
  readonly headOutput: Matrix; // (n, d_v)
}

/** How the scores of a head become weights. */
export interface AttendOptions {
  readonly mask: Mask;
  /** What scores are divided by before the temperature: √d_k in the paper, 1 for no scaling. */
  readonly divisor: number;
  /** Above 0; 1 changes nothing, less sharpens, more flattens. */
  readonly temperature: number;
}

/**
 * Scaled dot-product attention of one head: softmax(Q·Kᵀ / √d_k)·V (Vaswani et al. 2017, eq. 1).
 * Throws `temperature.range` and `shape.mismatch`.
 */
export function attend(query: Matrix, key: Matrix, value: Matrix, options: AttendOptions): Head {
  const { divisor, temperature, mask } = options;
  if (!(temperature > 0) || !Number.isFinite(temperature)) {
    throw new LabError(
      'temperature.range',
      `The temperature is ${temperature}; choose a number above 0.`,
      {
        temperature,
      },
    );
  }
  const scores = multiplyTransposed(query, key);
  const scaled = mapMatrix(scores, (score) => score / divisor / temperature);
  const masked = applyMask(scaled, mask);
  const weights = softmaxRows(masked);
  const headOutput = multiply(weights, value);
  return { query, key, value, scores, scaled, masked, weights, headOutput };
}
