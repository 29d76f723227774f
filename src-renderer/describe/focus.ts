import type { AnyStage } from '#core/experiment';
import { stageInfo, type Axis } from './stages.ts';

/** Which index of each axis is followed; 0 where none is named. */
export type Focus = Readonly<Partial<Record<Axis, number>>>;

/** The lengths of a run's axes. */
export interface Sizes {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly dModel: number;
  readonly dK: number;
  readonly dV: number;
  readonly dFeedForward: number;
}

interface Place {
  readonly row: number;
  readonly col: number;
}

/** Rows and columns of a stage. */
export function shapeOf(stage: AnyStage, sizes: Sizes): { rows: number; cols: number } {
  const { rows, cols } = stageInfo(stage);
  return { rows: lengthOf(rows, stage, sizes), cols: lengthOf(cols, stage, sizes) };
}

function lengthOf(axis: Axis, stage: AnyStage, sizes: Sizes): number {
  const perHead = ['value', 'headOutput'].includes(stage) ? sizes.dV : sizes.dK;
  switch (axis) {
    case 'query':
      return sizes.tokens.length;
    case 'context':
      return sizes.contextTokens.length;
    case 'head dimension':
      return perHead;
    case 'model dimension':
      return sizes.dModel;
    case 'joined dimension':
      return joinedHeads(stage, sizes) * joinedSize(stage, sizes);
    case 'hidden dimension':
      return sizes.dFeedForward;
    case 'single':
      return 1;
  }
}

function joinedHeads(stage: AnyStage, { heads, keyValueHeads }: Sizes): number {
  return ['wK', 'bK', 'wV', 'bV'].includes(stage) ? keyValueHeads : heads;
}

/** Where a head's own columns begin in a matrix that all heads share. */
export function firstOf(stage: AnyStage, head: number, sizes: Sizes): number {
  const { heads, keyValueHeads, dK, dV } = sizes;
  const group = Math.floor(head / (heads / keyValueHeads));
  if (stage === 'wQ' || stage === 'bQ') return head * dK;
  if (stage === 'wK' || stage === 'bK') return group * dK;
  if (stage === 'wV' || stage === 'bV') return group * dV;
  return stage === 'concat' || stage === 'wO' ? head * dV : 0;
}

/** The number that is followed, as a place of this stage. */
export function clampFocus(
  focus: Focus,
  stage: AnyStage,
  head: number,
  sizes: Sizes,
): { row: number; col: number } {
  const info = stageInfo(stage);
  const { rows, cols } = shapeOf(stage, sizes);
  const index = (axis: Axis, length: number) => {
    const at =
      axis === 'joined dimension'
        ? firstOf(stage, head, sizes) + (focus['head dimension'] ?? 0)
        : (focus[axis] ?? 0);
    return Math.min(Math.max(at, 0), length - 1);
  };
  return { row: index(info.rows, rows), col: index(info.cols, cols) };
}

/** The head that a place of a matrix of all heads belongs to; null where it belongs to none, or to the present one too. */
export function headAt(stage: AnyStage, place: Place, head: number, sizes: Sizes): number | null {
  const { rows, cols } = stageInfo(stage);
  if (rows !== 'joined dimension' && cols !== 'joined dimension') return null;
  const index = rows === 'joined dimension' ? place.row : place.col;
  const first = firstOf(stage, head, sizes);
  const size = joinedSize(stage, sizes);
  if (index >= first && index < first + size) return null;
  return Math.floor(index / size) * (sizes.heads / joinedHeads(stage, sizes));
}

function joinedSize(stage: AnyStage, { dK, dV }: Sizes): number {
  return ['concat', 'wO', 'wV', 'bV'].includes(stage) ? dV : dK;
}

/** What is followed after this place of a stage was picked. */
export function axesMoved(stage: AnyStage, { row, col }: Place, sizes: Sizes): Focus {
  const info = stageInfo(stage);
  const moved: Partial<Record<Axis, number>> = {};
  for (const [axis, index] of [
    [info.rows, row],
    [info.cols, col],
  ] as const) {
    if (axis === 'joined dimension') {
      moved['head dimension'] = index % joinedSize(stage, sizes);
    } else if (axis !== 'single') moved[axis] = index;
  }
  return moved;
}

/** The stretch of `length` that is shown: all of it when it fits, else the neighbourhood of `at`. */
export function windowAround(
  at: number,
  length: number,
  most: number,
): { readonly from: number; readonly to: number } {
  if (length <= most) return { from: 0, to: length };
  const from = Math.min(Math.max(at - Math.floor(most / 2), 0), length - most);
  return { from, to: from + most };
}
