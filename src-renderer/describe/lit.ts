import { isHeadStage, type Address, type StageAddress } from '#core/attention';
import { isPair, stageInfo, type Axis } from './stages.ts';

/** What is lit in a picture: whole rows, whole columns, single cells. */
export interface Lit {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  readonly cells: readonly { readonly row: number; readonly col: number }[];
}

export const UNLIT: Lit = { rows: [], cols: [], cells: [] };

/**
 * Where the shown stage meets some numbers: the cell itself where it is one of its own, else the rows and columns that
 * stand for the same word or dimension. A pair of words is the same cell in each of a head's matrices of pairs. `side` says for which axis the numbers were read: in self-attention the word vector
 * of a key stands for a column.
 */
export function litBy(
  shown: StageAddress,
  sources: readonly Address[],
  side: Axis | null = null,
): Lit {
  const { rows, cols } = stageInfo(shown.stage);
  const lit = {
    rows: new Set<number>(),
    cols: new Set<number>(),
    cells: new Map<string, Address>(),
  };
  const lightUp = (axis: Axis, index: number) => {
    if (axis === 'single') return;
    if (axis === rows) lit.rows.add(index);
    else if (axis === cols) lit.cols.add(index);
  };
  for (const source of sources) {
    if (samePlace(shown, source) || samePair(shown, source)) {
      lit.cells.set(`${source.row},${source.col}`, source);
      continue;
    }
    const axes = stageInfo(source.stage);
    lightUp(side === 'context' && axes.rows === 'query' ? 'context' : axes.rows, source.row);
    lightUp(axes.cols, source.col);
  }
  const cells = [...lit.cells.values()].map(({ row, col }) => ({ row, col }));
  return { rows: [...lit.rows], cols: [...lit.cols], cells };
}

function samePlace(a: StageAddress, b: StageAddress): boolean {
  return a.stage === b.stage && a.layer === b.layer && (!isHeadStage(a.stage) || a.head === b.head);
}

function samePair(a: StageAddress, b: StageAddress): boolean {
  return isPair(a.stage) && isPair(b.stage) && a.layer === b.layer && a.head === b.head;
}

/** Where a hand rests in a picture: a cell, a whole row or column (the other is null), or a whole head (both are). */
export interface Pointed {
  readonly at: StageAddress;
  readonly row: number | null;
  readonly col: number | null;
}

/** Whether a hand in a picture rests on what these numbers light up there; `dV` is the width of a head's outputs. */
export function meets(
  { at, row, col }: Pointed,
  sources: readonly Address[],
  side: Axis | null,
  dV: number,
): boolean {
  if (row === null && col === null)
    return sources.some((source) => source.layer === at.layer && headOf(source, dV) === at.head);
  const { rows, cols, cells } = litBy(at, sources, side);
  if (cells.length > 0)
    return cells.some(
      (cell) => (row === null || cell.row === row) && (col === null || cell.col === col),
    );
  return (row !== null && rows.includes(row)) || (col !== null && cols.includes(col));
}

/** The head that a number belongs to, also among the joined outputs; null for those of no head. */
function headOf({ stage, head, col }: Address, dV: number): number | null {
  if (isHeadStage(stage)) return head;
  return stage === 'concat' ? Math.floor(col / dV) : null;
}

/** The asked words, or the heads, that numbers belong to: what is lit where these are bars. */
export function litGroups(
  sources: readonly Address[],
  by: 'token' | 'head',
  side: Axis | null,
  dV: number,
): ReadonlySet<number> {
  const groups = sources.map((source) => {
    if (by === 'head') return headOf(source, dV);
    if (isPair(source.stage)) return source.col;
    const { rows } = stageInfo(source.stage);
    return rows === 'context' || (rows === 'query' && side === 'context') ? source.row : null;
  });
  return new Set(groups.filter((group) => group !== null));
}

/** The words that are lit in a picture of pairs: those that ask, and those that are asked. */
export function litWords({ rows, cols, cells }: Lit): {
  readonly asking: ReadonlySet<number>;
  readonly asked: ReadonlySet<number>;
} {
  return {
    asking: new Set([...rows, ...cells.map(({ row }) => row)]),
    asked: new Set([...cols, ...cells.map(({ col }) => col)]),
  };
}
