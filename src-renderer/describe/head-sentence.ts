import type { Matrix } from '#core/attention';
import { bits, shortShare } from './numbers.ts';

/** The small map of a head, or of the average of a layer (which has no entropy of its own). */
export interface TileMap {
  readonly map: Matrix;
  readonly entropy?: number;
  /** Whether `map` is what is left of the weights less the average. */
  readonly different?: boolean;
}

/** A head in one sentence: how widely it looks, and its strongest look, which a map coarser than the words does not know. */
export function headSentence(
  { map, entropy, different }: TileMap,
  rows: readonly string[],
  cols: readonly string[],
  decimals = 2,
): string {
  const wide = entropy === undefined ? [] : [`entropy ${bits(entropy, decimals)} on average`];
  if (map.rows !== rows.length || map.cols !== cols.length) return wide.join();
  let most = 0;
  map.data.forEach((value, i) => (most = value > (map.data[most] ?? -Infinity) ? i : most));
  const [row, col] = [Math.floor(most / map.cols), most % map.cols];
  const amount = shortShare(map.data[most] ?? 0, decimals);
  const told = different ? `${amount} above the average` : amount;
  return [...wide, `most where “${rows[row]}” looks at “${cols[col]}”: ${told}`].join('; ');
}
