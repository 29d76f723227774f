import type { Part } from '#core/experiment';
import {
  cutCells,
  divergingRamp,
  extentOf,
  sequentialRamp,
  type MapPicture,
  type Palette,
} from '#renderer/charts/index.ts';
import type { StageInfo } from '#renderer/describe/stages.ts';

/** A matrix of a comparison: one side, or the difference. */
export interface CompareMatrix {
  readonly kind: 'side' | 'difference';
  readonly part: Part;
  /** The largest distance from 0 that has the full colour: the same on both sides. */
  readonly extent: number;
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
}

/** Part of a matrix to be painted: both sides in one scale, differences of weights in points of a percent. */
export function comparePicture(
  { kind, part, extent, rowLabels, colLabels }: CompareMatrix,
  info: StageInfo,
  rows: readonly number[],
  cols: readonly number[],
  palette: Palette,
): MapPicture {
  const cut = cutCells(part, rows, cols);
  const labels = {
    rowLabels: rows.map((row) => rowLabels[row] ?? ''),
    colLabels: cols.map((col) => colLabels[col] ?? ''),
  };
  const weights = info.stage === 'weights';
  if (weights && kind === 'side')
    return {
      ...labels,
      part: cut,
      extent,
      kind: 'weights',
      ramp: sequentialRamp(palette, part.cols),
    };
  const unit = weights ? 100 : 1;
  const scaled = unit === 1 ? cut : { ...cut, data: cut.data.map((value) => value * unit) };
  const ramp = divergingRamp(palette, info.role, extent * unit);
  return { ...labels, part: scaled, extent: extent * unit, kind: 'values', ramp };
}

/** The words of both sides along an axis; where they differ, both. */
export function sharedLabels(before: readonly string[], after: readonly string[]): string[] {
  return after.map((word, i) => (before[i] === word ? word : `${before[i] ?? '–'} → ${word}`));
}

/** The common scale of two matrices. */
export function commonExtent(...parts: readonly Part[]): number {
  return Math.max(...parts.map(({ data }) => extentOf(data)), 0);
}
