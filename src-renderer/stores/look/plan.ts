import type { AnyStage, ExperimentSpec, PartRequest } from '#core/experiment';

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

/**
 * Numbers beside the picture: the weights of the chosen word, which words, ranked list and entropy are made of; and what
 * shows the effect of a mistake made on purpose.
 */
export type Detail = 'weights' | 'masked' | 'key' | 'value';

/** Which numbers a look needs besides the picture itself: a single row or column, whatever the size. */
export function detailsOf({
  layer,
  head,
  query,
  spec,
}: Look & { readonly spec?: ExperimentSpec }): [Detail, PartRequest][] {
  if (query === null) return [];
  const row = (stage: 'weights' | 'masked'): [Detail, PartRequest] => [
    stage,
    { layer, stage, head, rows: { from: query, to: query + 1 } },
  ];
  const first = (stage: 'key' | 'value'): [Detail, PartRequest] => [
    stage,
    { layer, stage, head, cols: { from: 0, to: 1 } },
  ];
  const on = new Set(spec?.faults);
  return [
    row('weights'),
    ...(on.has('no-maximum-subtraction') ? [row('masked')] : []),
    ...(on.has('key-for-value') ? [first('key'), first('value')] : []),
  ];
}
