import type { Cells } from '#core/code';
import type { AnyStage } from '#core/experiment';
import type { Cell } from '#renderer/stores/look/plan.ts';

/** A rectangle of lit cells: from (included) to (excluded). */
export type Band = Pick<Cells, 'rows' | 'cols'>;

const NONE: readonly Band[] = [];

/** The lit rectangles of one matrix; always the same empty list where there is none, so that nothing is drawn anew. */
export function bandsOf(
  cells: readonly Cells[],
  stage: AnyStage,
  head: number,
  perHead: boolean,
): readonly Band[] {
  const own = cells.filter((one) => one.stage === stage && (!perHead || one.head === head));
  return own.length > 0 ? own : NONE;
}

/** Whether a cell is in one of the rectangles. */
export function isWithin({ row, col }: Cell, bands: readonly Band[]): boolean {
  return bands.some(
    ({ rows, cols }) => row >= rows[0] && row < rows[1] && col >= cols[0] && col < cols[1],
  );
}
