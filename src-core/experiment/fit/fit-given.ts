import type { GivenNumbers, ModelSpec } from '../model-spec.ts';
import { lengthOf, sizesOf, type Axis } from './stage-shape.ts';

/** Where each token of a sentence went; null where the sentence is the same. */
export type Moves = readonly (number | null)[] | null;

const GRIDS = {
  wQ: ['model', 'queries joined'],
  wK: ['model', 'keys joined'],
  wV: ['model', 'values joined'],
  wO: ['heads joined', 'model'],
} as const;
const ROWS = { bQ: 'queries joined', bK: 'keys joined', bV: 'values joined', bO: 'model' } as const;

/**
 * Numbers given by hand, fitted to the tokens and sizes of a model: rows go with their words, what has no place is cut off,
 * what is new is zero. The same object where everything fits.
 */
export function fitGiven(
  given: GivenNumbers,
  model: ModelSpec,
  sentences: { readonly text: Moves; readonly context: Moves },
  lengths: { readonly text: number; readonly context: number },
): GivenNumbers {
  const size = (axis: Axis) => lengthOf(axis, model, lengths.text, lengths.context);
  const { dModel } = sizesOf(model);
  const next: GivenNumbers = { ...given };
  const sentence = (name: 'embeddings' | 'contextEmbeddings', which: 'text' | 'context') => {
    const rows = given[name];
    if (rows)
      next[name] = resized(moved(rows, sentences[which], lengths[which]), lengths[which], dModel);
  };
  sentence('embeddings', 'text');
  sentence('contextEmbeddings', 'context');
  for (const [name, [rows, cols]] of Object.entries(GRIDS) as [
    keyof typeof GRIDS,
    readonly [Axis, Axis],
  ][]) {
    const grid = given[name];
    if (grid && grid !== 'identity') next[name] = resized(grid, size(rows), size(cols));
  }
  for (const [name, axis] of Object.entries(ROWS) as [keyof typeof ROWS, Axis][]) {
    const row = given[name];
    if (row) next[name] = resizedRow(row, size(axis));
  }
  const same = (Object.keys(given) as (keyof GivenNumbers)[]).every(
    (key) => next[key] === given[key],
  );
  return same ? given : next;
}

function moved(rows: number[][], moves: Moves, length: number): number[][] {
  if (!moves) return rows;
  const next: number[][] = Array.from({ length }, () => []);
  moves.forEach((to, from) => {
    if (to !== null && rows[from]) next[to] = rows[from];
  });
  return next;
}

function resized(grid: number[][], rows: number, cols: number): number[][] {
  if (grid.length === rows && grid.every((row) => row.length === cols)) return grid;
  return Array.from({ length: rows }, (_, i) => resizedRow(grid[i] ?? [], cols));
}

function resizedRow(row: number[], length: number): number[] {
  return row.length === length ? row : Array.from({ length }, (_, i) => row[i] ?? 0);
}
