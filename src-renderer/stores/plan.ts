import type { AnyStage, PartRequest } from '#core/experiment';
import { isPair } from '#renderer/describe/stages.ts';

/** A place in the shown stage. */
export interface Cell {
  readonly row: number;
  readonly col: number;
}

/** What is looked at. */
export interface Look {
  /** 0-based. */
  readonly layer: number;
  readonly stage: AnyStage;
  /** 0-based. */
  readonly head: number;
  /** The token whose row is read, or none. */
  readonly query: number | null;
  readonly cell: Cell | null;
}

/** Numbers beside the picture: those that the words, the ranked list and the sum are made of. */
export type Detail = 'weights' | 'masked' | 'scaled' | 'scores' | 'query' | 'key' | 'value';

/** Which numbers a look needs besides the picture itself: single rows and columns, whatever the size. */
export function detailsOf(look: Look): [Detail, PartRequest][] {
  const { layer, stage, head, query, cell } = look;
  const details: [Detail, PartRequest][] = [];
  const row = (detail: Detail, from: AnyStage, index: number) =>
    details.push([detail, { layer, stage: from, head, rows: { from: index, to: index + 1 } }]);
  if (query !== null) row('weights', 'weights', query);
  if (!cell) return details;
  if (isPair(stage)) {
    row('masked', 'masked', cell.row);
    row('scaled', 'scaled', cell.row);
    row('scores', 'scores', cell.row);
    row('query', 'query', cell.row);
    row('key', 'key', cell.col);
  } else if (stage === 'headOutput') {
    const cols = { from: cell.col, to: cell.col + 1 };
    details.push(['value', { layer, stage: 'value', head, cols }]);
  }
  return details;
}
