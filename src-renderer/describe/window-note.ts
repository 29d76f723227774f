import type { Part } from '#core/experiment';

/** “rows 3–14 of 40, columns 1–8 of 32”; empty when all of a matrix is shown. */
export function windowNote(
  { rows, cols, rowOffset, colOffset }: Part,
  whole: { readonly rows: number; readonly cols: number },
): string {
  const stretch = (what: string, from: number, count: number, all: number) =>
    count < all ? `${what} ${from + 1}–${from + count} of ${all}` : '';
  const notes = [
    stretch('rows', rowOffset, rows, whole.rows),
    stretch('columns', colOffset, cols, whole.cols),
  ].filter(Boolean);
  return notes.length > 0 ? `Around the followed number: ${notes.join(', ')}` : '';
}
