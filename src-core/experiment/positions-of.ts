import { matrix, randomStream, sinusoidalPositions, type Matrix } from '#core/attention';
import type { PositionKind } from './model-spec.ts';

/** Half of a word vector's, so that a word still counts more than its place. */
const LEARNED_DEVIATION = 0.5;

/**
 * What is added to word vectors for their places (n × d_model); null for none. `learned` stands for a table that training
 * would fill: here it is drawn from the seed, every place from its own stream.
 */
export function positionsOf(
  kind: PositionKind,
  seed: number,
  n: number,
  dModel: number,
): Matrix | null {
  if (kind === 'none') return null;
  if (kind === 'sinusoidal') return sinusoidalPositions(n, dModel);
  const out = matrix(n, dModel);
  for (let position = 0; position < n; position++) {
    const stream = randomStream(seed, `position:${position}`);
    for (let c = 0; c < dModel; c++)
      out.data[position * dModel + c] = stream.normal() * LEARNED_DEVIATION;
  }
  return out;
}
