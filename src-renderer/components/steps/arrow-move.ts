import type { Cell } from '#renderer/stores/look/plan.ts';

const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** Where a key leads from a cell, within the matrix; null for every other key. `transposed`: as it is seen. */
export function arrowMove(
  event: KeyboardEvent,
  { row, col }: Cell,
  { rows, cols }: { readonly rows: number; readonly cols: number },
  transposed: boolean,
): Cell | null {
  const move = MOVES[event.key];
  if (!move || event.ctrlKey || event.metaKey || event.altKey) return null;
  const [down, right] = transposed ? [move[1], move[0]] : move;
  const within = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
  return { row: within(row + down, rows), col: within(col + right, cols) };
}
