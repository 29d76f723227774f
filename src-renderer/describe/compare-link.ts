import { alignTokens, type Part, type TokenPair } from '#core/experiment';
import type { Axis, StageInfo } from './stages.ts';

/** The three maps of a comparison. */
export type CompareBox = 'before' | 'after' | 'difference';

interface Place {
  readonly row: number;
  readonly col: number;
}

/** A cell of one of the maps. */
export interface ComparedCell extends Place {
  readonly on: CompareBox;
}

interface Side {
  readonly run: { readonly tokens: readonly string[]; readonly contextTokens: readonly string[] };
  readonly part: { readonly rows: number; readonly cols: number };
}

/** Which rows and columns of both sides belong together; the difference has one of each pair. */
export interface CompareLink {
  readonly rows: readonly TokenPair[];
  readonly cols: readonly TokenPair[];
}

/** Words are paired as `alignTokens` does, dimensions by their numbers; null where there are not equally many of these. */
export function linkOf({ rows, cols }: StageInfo, before: Side, after: Side): CompareLink | null {
  const pairs = (axis: Axis, one: number, other: number): TokenPair[] | null => {
    if (axis === 'query') return alignTokens(before.run.tokens, after.run.tokens);
    if (axis === 'context') return alignTokens(before.run.contextTokens, after.run.contextTokens);
    return one === other ? Array.from({ length: one }, (_, i): TokenPair => [i, i]) : null;
  };
  const across = pairs(cols, before.part.cols, after.part.cols);
  const down = pairs(rows, before.part.rows, after.part.rows);
  return down && across && { rows: down, cols: across };
}

/** The same cell in another map; null where it has no counterpart there. */
export function cellOn(
  { rows, cols }: CompareLink,
  cell: ComparedCell,
  on: CompareBox,
): Place | null {
  const move = (pairs: readonly TokenPair[], index: number): number | null => {
    if (cell.on === on) return index;
    const of = (box: CompareBox, i: number) =>
      box === 'difference' ? i : (pairs[i]?.[box === 'before' ? 0 : 1] ?? -1);
    const pair = pairs.findIndex((_, i) => of(cell.on, i) === index);
    return pair < 0 ? null : of(on, pair);
  };
  const [row, col] = [move(rows, cell.row), move(cols, cell.col)];
  return row === null || col === null ? null : { row, col };
}

/** Second less first, of what both sides have. Two numbers that are both −∞ (masked) do not differ. */
export function linkedDifference(before: Part, after: Part, { rows, cols }: CompareLink): Part {
  const data = Float64Array.from(
    rows.flatMap(([i, k]) =>
      cols.map(([j, l]) => {
        const [old = NaN, now = NaN] = [
          before.data[i * before.cols + j],
          after.data[k * after.cols + l],
        ];
        return Object.is(old, now) ? 0 : now - old;
      }),
    ),
  );
  return { ...after, rows: rows.length, cols: cols.length, data };
}

/** Whether sentences of unlike length were paired by their words. */
export function isAligned(before: Side, after: Side): boolean {
  return (
    before.run.tokens.length !== after.run.tokens.length ||
    before.run.contextTokens.length !== after.run.contextTokens.length
  );
}

/** What of two sentences has no counterpart. */
export interface Unpaired {
  readonly paired: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The words of two sentences that stand in one of them only. */
export function unpaired(before: readonly string[], after: readonly string[]): Unpaired {
  const pairs = alignTokens(before, after);
  const first = new Set(pairs.map(([i]) => i));
  const second = new Set(pairs.map(([, j]) => j));
  return {
    paired: pairs.length,
    before: before.filter((_, i) => !first.has(i)),
    after: after.filter((_, j) => !second.has(j)),
  };
}
