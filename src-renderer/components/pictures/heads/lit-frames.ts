import type { Lit } from '#renderer/describe/lit.ts';

/** Frames over a small map, in parts of it: whole rows, whole columns, and cells. */
export function litFrames(
  { rows, cols, cells }: Lit,
  size: { readonly rows: number; readonly cols: number },
): { left: string; top: string; width: string; height: string }[] {
  const percent = (part: number, of: number) => `${(part / of) * 100}%`;
  const frame = (row: number | null, col: number | null) => ({
    left: percent(col ?? 0, size.cols),
    top: percent(row ?? 0, size.rows),
    width: percent(col === null ? size.cols : 1, size.cols),
    height: percent(row === null ? size.rows : 1, size.rows),
  });
  return [
    ...rows.map((row) => frame(row, null)),
    ...cols.map((col) => frame(null, col)),
    ...cells.map(({ row, col }) => frame(row, col)),
  ];
}
