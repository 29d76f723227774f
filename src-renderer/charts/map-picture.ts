import type { Part } from '#core/experiment';
import type { Role } from '#renderer/describe/stages.ts';
import type { Palette } from './palette.ts';
import { divergingRamp, extentOf, sequentialRamp, type Ramp } from './ramp.ts';

/** A matrix as it is to be painted: its numbers, its words and its colours. */
export interface MapPicture {
  readonly part: Part;
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
  readonly kind: 'weights' | 'values';
  readonly extent: number;
  readonly ramp: Ramp;
}

/** More cells than this are painted straight on a canvas: the chart library would take seconds. */
const CHART_CELLS = 64 * 64;

/**
 * Gives a matrix the colours of its role: weights from 0 up, everything else around 0. A part of a matrix has the colours
 * that it has in the `whole`.
 */
export function mapPicture(
  part: Part,
  role: Role,
  rowLabels: readonly string[],
  colLabels: readonly string[],
  palette: Palette,
  whole: Part = part,
): MapPicture {
  const kind = part.stage === 'weights' ? 'weights' : 'values';
  const extent = extentOf(whole.data);
  const ramp =
    kind === 'weights' ? sequentialRamp(palette, whole.cols) : divergingRamp(palette, role, extent);
  return { part, rowLabels, colLabels, kind, extent, ramp };
}

/** Whether the cells are too many for the chart library. */
export function isLarge({ part }: Pick<MapPicture, 'part'>): boolean {
  return part.rows * part.cols > CHART_CELLS;
}
