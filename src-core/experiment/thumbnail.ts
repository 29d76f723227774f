import type { Matrix } from '#core/attention';

/** The most rows and columns of a thumbnail. */
const SIZE = 24;

/** A map small enough to be kept for every experiment: rows × cols shades, 0 … 255. */
export interface Shades {
  readonly rows: number;
  readonly cols: number;
  readonly shades: Uint8Array<ArrayBuffer>;
}

/**
 * Weights at a glance: at most 24 × 24 shades, the square root of each weight beside the largest. Of a larger map each
 * shade is the largest weight of a block, so that a single strong one stays in sight.
 */
export function thumbnailOf({ rows, cols, data }: Matrix): Shades {
  const small = { rows: Math.min(rows, SIZE), cols: Math.min(cols, SIZE) };
  const largest = new Float64Array(small.rows * small.cols);
  for (let i = 0; i < rows; i++) {
    const row = Math.floor((i * small.rows) / rows);
    for (let j = 0; j < cols; j++) {
      const at = row * small.cols + Math.floor((j * small.cols) / cols);
      const weight = data[i * cols + j];
      if (weight > largest[at]) largest[at] = weight;
    }
  }
  const top = largest.reduce((most, weight) => (weight > most ? weight : most), 0);
  const shades = Uint8Array.from(largest, (weight) =>
    top > 0 && top < Infinity ? Math.round(255 * Math.sqrt(weight / top)) : 0,
  );
  return { ...small, shades };
}
