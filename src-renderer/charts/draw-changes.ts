import { signed } from '#renderer/describe/difference.ts';
import { css, readableOn } from './color.ts';
import type { MapLayout } from './map-layout.ts';
import type { MapPicture } from './map-picture.ts';
import type { Palette } from './palette.ts';

/** A cell whose number was put in by hand. */
export interface EditedCell {
  readonly row: number;
  readonly col: number;
}

/** The part of a canvas that `drawChanges` uses. */
export type MarkContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'fill'
  | 'fillText'
  | 'fillStyle'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** Cells need this much room for a number under their number, and for an arrow, CSS pixels. */
const TEXT_ROOM = { width: 38, height: 32 };
const ARROW_ROOM = 12;

/**
 * Draws what changed over the cells of a map: an arrow up or down with the difference under a number, and a turned corner on
 * cells that were put in by hand. From the canvas's top left corner on.
 */
export function drawChanges(
  context: MarkContext,
  picture: MapPicture,
  differences: ArrayLike<number> | null,
  edited: readonly EditedCell[],
  layout: MapLayout,
  palette: Palette,
): void {
  const { cellWidth, cellHeight } = layout;
  const { part, ramp, kind } = picture;
  const inkAt = (index: number) => {
    const value = part.data[index] ?? NaN;
    const ground = value === -Infinity ? palette.sunk : ramp.at(ramp.place(value));
    return css(readableOn(ground, palette.ink));
  };
  const roomy = cellWidth >= TEXT_ROOM.width && cellHeight >= TEXT_ROOM.height;
  context.font = '9px "JetBrains Mono Variable", ui-monospace, monospace';
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  if (differences && Math.min(cellWidth, cellHeight) >= ARROW_ROOM) {
    for (let i = 0; i < part.data.length; i++) {
      const difference = differences[i] ?? 0;
      if (difference === 0 || Number.isNaN(difference)) continue;
      const left = (i % part.cols) * cellWidth;
      const bottom = (Math.floor(i / part.cols) + 1) * cellHeight;
      context.fillStyle = inkAt(i);
      if (roomy) {
        context.fillText(told(difference, kind), left + cellWidth / 2, bottom - 3);
        continue;
      }
      const [x, y, up] = [left + 3, bottom - 3, difference > 0];
      triangle(context, [x, up ? y : y - 4], [x + 5, up ? y : y - 4], [x + 2.5, up ? y - 4 : y]);
    }
  }
  for (const { row, col } of edited) {
    const right = (col + 1) * cellWidth - 1;
    const top = row * cellHeight + 1;
    const size = Math.max(3, Math.min(9, cellWidth / 3, cellHeight / 3));
    context.fillStyle = inkAt(row * part.cols + col);
    triangle(context, [right - size, top], [right, top], [right, top + size]);
  }
}

function told(difference: number, kind: MapPicture['kind']): string {
  if (!Number.isFinite(difference)) return difference > 0 ? '▲∞' : '▼∞';
  const [amount, digits] = kind === 'weights' ? [difference * 100, 1] : [difference, 2];
  return signed(amount, digits);
}

type Point = readonly [number, number];

function triangle(context: MarkContext, a: Point, b: Point, c: Point): void {
  context.beginPath();
  context.moveTo(...a);
  context.lineTo(...b);
  context.lineTo(...c);
  context.closePath();
  context.fill();
}
