interface Place {
  readonly row: number;
  readonly col: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** The cell that a key leads to from a cell, or to `begin` from nowhere; null for every other key. */
export function gridStep(
  key: string,
  from: Place | null,
  size: { readonly rows: number; readonly cols: number },
  begin: Place = { row: 0, col: 0 },
): Place | null {
  const step = STEPS[key];
  if (!step) return null;
  const clamp = (value: number, length: number) => Math.min(Math.max(value, 0), length - 1);
  if (!from) return { row: clamp(begin.row, size.rows), col: clamp(begin.col, size.cols) };
  return { row: clamp(from.row + step[0], size.rows), col: clamp(from.col + step[1], size.cols) };
}
