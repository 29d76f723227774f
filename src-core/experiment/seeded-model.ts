import {
  add,
  matrix,
  randomStream,
  sinusoidalPositions,
  type Matrix,
  type Projections,
} from '#core/attention';

/** A (rows × cols) matrix of random numbers with the given standard deviation, from one named stream. */
export function seededMatrix(
  seed: number,
  name: string,
  rows: number,
  cols: number,
  deviation: number,
): Matrix {
  const stream = randomStream(seed, name);
  return matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => stream.normal() * deviation),
  );
}

/**
 * Projections (d_model × d_model each) with entries of variance 1/d_model, so that queries and keys of
 * standard inputs have variance 1 and q·k has variance d_k.
 */
export function seededProjections(seed: number, dModel: number): Projections {
  const deviation = 1 / Math.sqrt(dModel);
  const draw = (name: string) => seededMatrix(seed, name, dModel, dModel, deviation);
  return { wQ: draw('W_Q'), wK: draw('W_K'), wV: draw('W_V'), wO: draw('W_O') };
}

/** Word vectors (n × d_model): each word has its own, whatever its place, its case and its neighbours. */
export function seededEmbeddings(
  seed: number,
  tokens: readonly string[],
  dModel: number,
  positions: 'none' | 'sinusoidal',
): Matrix {
  const words = matrix(tokens.length, dModel);
  tokens.forEach((token, i) => {
    words.data.set(
      seededMatrix(seed, `word:${token.toLowerCase().normalize('NFC')}`, 1, dModel, 1).data,
      i * dModel,
    );
  });
  return positions === 'none' ? words : add(words, sinusoidalPositions(tokens.length, dModel));
}
