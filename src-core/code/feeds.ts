import type { AnyStage } from '#core/experiment';
import type { Step } from './steps.ts';

/** A rectangle of a matrix: rows and columns from (included) to (excluded), 0-based. */
export interface Cells {
  readonly stage: AnyStage;
  readonly head: number;
  readonly rows: readonly [from: number, to: number];
  readonly cols: readonly [from: number, to: number];
}

/** What `feeds` must know of a run. */
export interface FeedSizes {
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly dK: number;
  readonly dV: number;
  /** Whether softmax runs down the columns, the well-known mistake. */
  readonly overQueries: boolean;
}

const ALL: readonly [number, number] = [0, Infinity];
const only = (index: number): readonly [number, number] => [index, index + 1];

/** The cells of a step's inputs that make the cell (row, col) of its result, in head `head`. */
export function feeds(
  { stage, kind, inputs }: Step,
  { head, row, col }: { readonly head: number; readonly row: number; readonly col: number },
  sizes: FeedSizes,
): Cells[] {
  const [a, b, c] = inputs;
  const cells = (
    from: AnyStage | undefined,
    rows: readonly [number, number],
    cols: readonly [number, number],
    ofHead = head,
  ): Cells[] => (from ? [{ stage: from, head: ofHead, rows, cols }] : []);
  switch (kind) {
    case 'given':
      return [];
    case 'sum':
    case 'scale':
    case 'pass':
    case 'activate':
    case 'mask':
      return [...cells(a, only(row), only(col)), ...cells(b, only(row), only(col))];
    case 'project': {
      const column = only(firstColumn(stage, head, sizes) + col);
      return [...cells(a, only(row), ALL), ...cells(b, ALL, column), ...cells(c, only(0), column)];
    }
    case 'dot':
      return [...cells(a, only(row), ALL), ...cells(b, only(col), ALL)];
    case 'softmax': {
      const line = sizes.overQueries ? cells(a, ALL, only(col)) : cells(a, only(row), ALL);
      return [...line, ...cells(b, only(row), only(col))];
    }
    case 'blend':
      return [...cells(a, only(row), ALL), ...cells(b, ALL, only(col))];
    case 'concat': {
      const of = Math.floor(col / sizes.dV);
      return cells(a, only(row), only(col - of * sizes.dV), of);
    }
    case 'mean':
      return cells(a, only(row), ALL);
    case 'deviation':
      return [...cells(a, only(row), ALL), ...cells(b, only(row), only(0))];
    case 'standardize':
      return [
        ...cells(a, only(row), only(col)),
        ...cells(b, only(row), only(0)),
        ...cells(c, only(row), only(0)),
      ];
    case 'gain':
      return [
        ...cells(a, only(row), only(col)),
        ...cells(b, only(0), only(col)),
        ...cells(c, only(0), only(col)),
      ];
  }
}

/** Where a head's own columns begin in the learned matrix of all heads. */
function firstColumn(stage: AnyStage, head: number, sizes: FeedSizes): number {
  const group = Math.floor(head / (sizes.heads / sizes.keyValueHeads));
  if (stage === 'query') return head * sizes.dK;
  if (stage === 'key') return group * sizes.dK;
  return stage === 'value' ? group * sizes.dV : 0;
}
