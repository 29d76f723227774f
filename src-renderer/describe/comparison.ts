import type { AnyStage, ChangedStage } from '#core/experiment';
import { decimal, significant } from './numbers.ts';
import { STAGE_LIST, SIDE_STAGES, type Axis, type StageInfo } from './stages.ts';

/** How much a stage of two experiments differs. */
export interface StageDifference {
  readonly info: StageInfo;
  /** The share of its numbers that differ, 0 … 1; null where its shapes do, or one side has no such stage. */
  readonly share: number | null;
  readonly text: string;
}

/** The stages and sizes of a computed experiment. */
interface Sized {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly stages: readonly (readonly AnyStage[])[];
  readonly dModel: number;
  readonly dK: number;
  readonly dV: number;
  readonly heads: number;
}

/** Every stage that both sides have in a layer, with how much it differs there over all heads. */
export function stageDifferences(
  before: Sized,
  after: Sized,
  changed: readonly ChangedStage[],
  layer: number,
  decimals = 2,
): StageDifference[] {
  const there = (side: Sized, stage: AnyStage) => side.stages[layer]?.includes(stage) ?? false;
  return [...STAGE_LIST, ...SIDE_STAGES]
    .filter(({ stage }) => there(before, stage) && there(after, stage))
    .map((info) => {
      if (!sameShape(info, before, after)) {
        // Sentences of unlike length are paired by their words.
        const words = sameShape(info, before, {
          ...after,
          tokens: before.tokens,
          contextTokens: before.contextTokens,
        });
        return { info, share: null, text: words ? 'by word' : 'another shape' };
      }
      const own = changed.filter(
        ({ address }) => address.stage === info.stage && address.layer === layer,
      );
      if (own.length === 0) return { info, share: 0, text: 'the same' };
      const count = own.reduce((sum, one) => sum + one.count, 0);
      const of = own.reduce((sum, one) => sum + one.of, 0);
      const largest = Math.max(...own.map((one) => one.largest));
      const most =
        largest === Infinity ? 'masked otherwise' : `at most ${significant(largest, decimals + 1)}`;
      return { info, share: count / of, text: `${count} of ${of}, ${most}` };
    });
}

function sameShape({ rows, cols }: StageInfo, before: Sized, after: Sized): boolean {
  const sizes = (axis: Axis): readonly ((side: Sized) => number)[] => {
    switch (axis) {
      case 'query':
        return [({ tokens }) => tokens.length];
      case 'context':
        return [({ contextTokens }) => contextTokens.length];
      case 'model dimension':
        return [({ dModel }) => dModel];
      case 'head dimension':
        return [({ dK }) => dK, ({ dV }) => dV];
      case 'joined dimension':
        return [({ dK, heads }) => dK * heads, ({ dV, heads }) => dV * heads];
      default:
        return [];
    }
  };
  return [...sizes(rows), ...sizes(cols)].every((size) => size(before) === size(after));
}

/** A cell and by how much it changed. */
export interface CellDifference {
  readonly row: number;
  readonly col: number;
  readonly amount: number;
}

/** The least difference that is not written as 0. */
export function leastTold(stage: AnyStage, decimals: number): number {
  return 0.5 * 10 ** -(stage === 'weights' ? Math.max(decimals - 1, 0) + 2 : decimals);
}

/** The cells that changed most, largest first; those that changed by less than `least` are left out. */
export function largestDifferences(
  { cols, data }: { readonly cols: number; readonly data: Float64Array },
  most: number,
  least = 0,
): CellDifference[] {
  const cells: CellDifference[] = [];
  data.forEach((amount, i) => {
    if (amount === 0 || Number.isNaN(amount) || Math.abs(amount) < least) return;
    if (cells.length === most && Math.abs(amount) <= Math.abs(cells.at(-1)?.amount ?? 0)) return;
    const at = cells.findIndex((one) => Math.abs(one.amount) < Math.abs(amount));
    const cell = { row: Math.floor(i / cols), col: i % cols, amount };
    cells.splice(at < 0 ? cells.length : at, 0, cell);
    if (cells.length > most) cells.pop();
  });
  return cells;
}

/** A difference as it is read: weights in points of a percent, everything else as it is, always with its sign. */
export function signedDifference(stage: AnyStage, amount: number, decimals = 2): string {
  const [size, unit] = stage === 'weights' ? [amount * 100, '\u00a0points'] : [amount, ''];
  const text = decimal(size, stage === 'weights' ? Math.max(decimals - 1, 0) : decimals);
  return `${size > 0 ? '+' : ''}${text}${unit}`;
}
