import type { MaskSpec } from '../mask-spec.ts';
import type { Moves } from './fit-given.ts';

/** A mask fitted to sentences of these lengths: cells go with their words, new pairs are allowed. The same object where it fits. */
export function fitMask(
  mask: MaskSpec,
  moves: { readonly text: Moves; readonly context: Moves },
  lengths: { readonly text: number; readonly context: number },
): MaskSpec {
  if (mask.kind === 'global' && mask.tokens) {
    const longest = Math.max(lengths.text, lengths.context);
    const tokens = mask.tokens.flatMap((token) => placed(moves.text, token, longest));
    const same =
      tokens.length === mask.tokens.length &&
      tokens.every((token, i) => token === mask.tokens?.[i]);
    return same ? mask : { ...mask, tokens };
  }
  if (mask.kind !== 'painted' || !mask.rows) return mask;
  const { rows } = mask;
  const fits = rows.length === lengths.text && rows.every((row) => row.length === lengths.context);
  if (fits && !moves.text && !moves.context) return mask;
  const grid = Array.from({ length: lengths.text }, () =>
    Array.from({ length: lengths.context }, () => '1'),
  );
  rows.forEach((row, i) => {
    for (const to of placed(moves.text, i, lengths.text))
      [...row].forEach((sign, j) => {
        for (const col of placed(moves.context, j, lengths.context)) grid[to][col] = sign;
      });
  });
  return { ...mask, rows: grid.map((row) => row.join('')) };
}

/** Where a token went: one place, or none. */
export function placed(moves: Moves, index: number, length: number): number[] {
  const to = moves ? moves[index] : index;
  return to !== null && to !== undefined && to < length ? [to] : [];
}
