import type { Tensor } from './tensor.ts';

/** A piece of the vocabulary by its number, and the cosine of its learned vector with the asked one, −1 … 1. */
export interface NearPiece {
  readonly id: number;
  readonly cosine: number;
}

/** Finds the learned vectors nearest to another by cosine, in one pass over all of them; lengths are computed once. */
export function pieceFinder(words: Tensor): (vector: Float64Array, most: number) => NearPiece[] {
  let lengths: Float32Array | undefined;
  const row = new Float32Array(words.cols);

  function lengthsOfRows(): Float32Array {
    return Float32Array.from({ length: words.rows }, (_, id) => {
      words.readRow(id, row);
      return Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    });
  }

  return (vector, most) => {
    lengths ??= lengthsOfRows();
    const asked = Float32Array.from(vector);
    const size = Math.sqrt(asked.reduce((sum, x) => sum + x * x, 0));
    const best: NearPiece[] = [];
    for (let id = 0; id < words.rows; id++) {
      words.readRow(id, row);
      let sum = 0;
      for (let c = 0; c < row.length; c++) sum += row[c] * asked[c];
      const by = lengths[id] * size;
      const cosine = by === 0 ? 0 : sum / by;
      if (best.length === most && cosine <= best[most - 1].cosine) continue;
      // Where it stands among the best so far: few, so that looking from the end is quick.
      let at = best.length;
      while (at > 0 && best[at - 1].cosine < cosine) at--;
      best.splice(at, 0, { id, cosine });
      if (best.length > most) best.pop();
    }
    return best;
  };
}
