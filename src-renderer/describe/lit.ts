import { isHeadStage, type Address, type StageAddress } from '#core/attention';
import { stageInfo, type Axis } from './stages.ts';

/** What is lit in a picture: whole rows, whole columns, single cells. */
export interface Lit {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  readonly cells: readonly { readonly row: number; readonly col: number }[];
}

export const UNLIT: Lit = { rows: [], cols: [], cells: [] };

/**
 * Where the shown stage meets some numbers: the cell itself where it is one of its own, else the rows and columns that
 * stand for the same word or dimension. `side` says for which axis the numbers were read: in self-attention the word vector
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
    if (samePlace(shown, source)) {
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
