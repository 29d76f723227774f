import type { Span } from '#core/experiment';

/** The stretch of rows and columns of a map that is in sight. */
export interface MapWindow {
  readonly rows: Span;
  readonly cols: Span;
}

/** How many rows and columns a map has. */
export interface MapExtent {
  readonly rows: number;
  readonly cols: number;
}

/** Fewer rows or columns than this are never all that is in sight. */
const LEAST = 3;

/** All of a map. */
export function wholeWindow({ rows, cols }: MapExtent): MapWindow {
  return { rows: { from: 0, to: rows }, cols: { from: 0, to: cols } };
}

/** Whether all of the map is in sight. */
export function isWhole(window: MapWindow, { rows, cols }: MapExtent): boolean {
  return lengthOf(window.rows) === rows && lengthOf(window.cols) === cols;
}

/**
 * The window `factor` times as close (below 1: farther away), with the place `at` (0 … 1 of the window, across and down)
 * staying where it is as well as whole cells allow.
 */
export function zoomed(
  window: MapWindow,
  extent: MapExtent,
  factor: number,
  at: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): MapWindow {
  return {
    rows: stretch(window.rows, extent.rows, factor, at.y),
    cols: stretch(window.cols, extent.cols, factor, at.x),
  };
}

/** The window moved by whole rows and columns, not past the edges. */
export function panned(
  { rows, cols }: MapWindow,
  extent: MapExtent,
  by: { readonly rows: number; readonly cols: number },
): MapWindow {
  return {
    rows: shifted(rows, extent.rows, rows.from + by.rows),
    cols: shifted(cols, extent.cols, cols.from + by.cols),
  };
}

/** The window moved as little as needed to have a cell in sight; the same object when it is. */
export function revealing(
  window: MapWindow,
  extent: MapExtent,
  { row, col }: { readonly row: number; readonly col: number },
): MapWindow {
  const rows = towards(window.rows, extent.rows, row);
  const cols = towards(window.cols, extent.cols, col);
  return rows === window.rows && cols === window.cols ? window : { rows, cols };
}

/** The rows (or columns) in sight: those of the window and those that are pinned, or the pinned ones only. */
export function inSight(
  { from, to }: Span,
  size: number,
  pinned: readonly number[],
  onlyPinned: boolean,
): readonly number[] {
  const kept = pinned.filter((index) => index < size);
  const only = onlyPinned && kept.length > 0;
  const length = only ? 0 : Math.max(0, Math.min(to, size) - from);
  const window = Array.from({ length }, (_, i) => from + i);
  return [...new Set([...kept, ...window])].sort((a, b) => a - b);
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

function stretch(span: Span, size: number, factor: number, at: number): Span {
  const length = lengthOf(span);
  const wish = factor > 1 ? Math.floor(length / factor) : Math.ceil(length / factor);
  // Rounding must not keep a small window from growing or shrinking at all.
  const next = Math.min(Math.max(wish, Math.min(LEAST, size)), size);
  const from = Math.round(span.from + at * length - at * next);
  return shifted({ from, to: from + next }, size, from);
}

function shifted(span: Span, size: number, from: number): Span {
  const length = Math.min(lengthOf(span), size);
  const start = Math.min(Math.max(from, 0), size - length);
  return { from: start, to: start + length };
}

function towards(span: Span, size: number, index: number): Span {
  if (index >= span.from && index < span.to) return span;
  const from = index < span.from ? index : index - lengthOf(span) + 1;
  return shifted(span, size, from);
}
