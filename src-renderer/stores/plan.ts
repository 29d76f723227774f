import type { AnyStage, PartRequest } from '#core/experiment';

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

/** Numbers beside the picture: the weights of the chosen word, which words, ranked list and entropy are made of. */
export type Detail = 'weights';

/** Which numbers a look needs besides the picture itself: a single row, whatever the size. */
export function detailsOf({ layer, head, query }: Look): [Detail, PartRequest][] {
  if (query === null) return [];
  return [['weights', { layer, stage: 'weights', head, rows: { from: query, to: query + 1 } }]];
}
