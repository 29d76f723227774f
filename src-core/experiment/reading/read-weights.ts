import { matrix, type Matrix } from '#core/attention';
import { groupTokens, type Reading, type TokenGroup } from './token-group.ts';

/** Weights as they are read. */
export interface ReadWeights {
  readonly rows: readonly TokenGroup[];
  readonly cols: readonly TokenGroup[];
  readonly weights: Matrix; // (rows, cols)
  /** By row: the share of its attention, 0 … 1, that goes to tokens that are not shown. */
  readonly hidden: Float64Array;
}

/**
 * Attention to a word is the sum over its pieces, attention from a word the mean over its pieces; so a row sums to what it
 * summed to before, less what goes to hidden tokens. `weights` is (tokens, contextTokens).
 */
export function readWeights(
  weights: Matrix,
  tokens: readonly string[],
  contextTokens: readonly string[],
  reading: Reading,
): ReadWeights {
  const rows = groupTokens(tokens, reading);
  const cols = groupTokens(contextTokens, reading);
  const read = matrix(rows.length, cols.length);
  const hidden = new Float64Array(rows.length);
  const shown = new Set(cols.flatMap(({ places }) => places));
  rows.forEach((row, i) => {
    const own = meanOfRows(weights, row.places);
    cols.forEach(({ places }, j) => {
      read.data[i * cols.length + j] = places.reduce((sum, place) => sum + own[place], 0);
    });
    hidden[i] = own.reduce((sum, weight, place) => (shown.has(place) ? sum : sum + weight), 0);
  });
  return { rows, cols, weights: read, hidden };
}

/** The tokens' cells that a read number is made of. */
export function cellsOf(
  { rows, cols }: Pick<ReadWeights, 'rows' | 'cols'>,
  row: number,
  col: number,
): { readonly row: number; readonly col: number }[] {
  const from = rows[row]?.places ?? [];
  const to = cols[col]?.places ?? [];
  return from.flatMap((one) => to.map((other) => ({ row: one, col: other })));
}

function meanOfRows({ cols, data }: Matrix, places: readonly number[]): Float64Array {
  const mean = new Float64Array(cols);
  for (const place of places)
    for (let c = 0; c < cols; c++) mean[c] += data[place * cols + c] / places.length;
  return mean;
}
