import { cellWriter } from './cell-text.ts';
import { css, readableOn } from './color.ts';
import type { MapLayout } from './map-layout.ts';
import type { MapPicture } from './map-picture.ts';
import type { Palette } from './palette.ts';
import type { Ramp } from './ramp.ts';

/** Shades between the ends of a ramp, more than eight bits a channel can tell apart. */
const SHADES = 512;
const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';

/**
 * Paints cells and numbers as the chart does, in a hundredth of its time: for pictures that follow a moving
 * hand. The canvas covers the cells of the layout; `ratio` is device pixels per CSS pixel.
 */
export function paintMap(
  canvas: HTMLCanvasElement,
  picture: MapPicture,
  layout: MapLayout,
  palette: Palette,
  ratio: number,
  decimals?: number,
): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const width = Math.round(layout.width * ratio);
  const height = Math.round(layout.height * ratio);
  // Setting a size makes a new surface, even if it is the same size.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = css(palette.panel);
  context.fillRect(0, 0, layout.width, layout.height);
  drawCells(context, picture, layout, palette, decimals);
}

/** The part of a canvas that `drawCells` uses. */
export type CellContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'roundRect'
  | 'fill'
  | 'fillText'
  | 'fillStyle'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** Draws every cell, and its number where there is room, from the canvas's top left corner on. */
export function drawCells(
  context: CellContext,
  { part, ramp, kind, extent }: MapPicture,
  layout: MapLayout,
  palette: Palette,
  decimals?: number,
): void {
  const { cellWidth, cellHeight } = layout;
  const { gap, radius } = cellEdge(layout);
  const write = cellWriter(layout, kind, extent, decimals);
  context.font = `${numberSize(layout)}px ${MONO}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const shades = shadeCache(ramp, palette);
  part.data.forEach((value, i) => {
    const left = (i % part.cols) * cellWidth;
    const top = Math.floor(i / part.cols) * cellHeight;
    const { ground, ink } = shades(value);
    context.fillStyle = ground;
    context.beginPath();
    context.roundRect(left + gap, top + gap, cellWidth - 2 * gap, cellHeight - 2 * gap, radius);
    context.fill();
    if (!write) return;
    context.fillStyle = ink;
    context.fillText(write(value), left + cellWidth / 2, top + cellHeight / 2);
  });
}

interface Shade {
  readonly ground: string;
  readonly ink: string;
}

/** The shades of a palette's colours, which every picture of a moving hand uses again. */
const SHADE_CACHE = new WeakMap<Ramp['at'], Map<number, Shade>>();

/** The ground and the ink of a number as CSS colours; each shade is worked out once. */
function shadeCache(ramp: Ramp, palette: Palette): (value: number) => Shade {
  const known = SHADE_CACHE.get(ramp.at) ?? new Map<number, Shade>();
  SHADE_CACHE.set(ramp.at, known);
  return (value: number) => {
    const blocked = value === -Infinity;
    const shade = blocked ? NaN : Math.round(ramp.place(value) * SHADES) / SHADES;
    const before = known.get(shade);
    if (before) return before;
    const ground = blocked ? palette.sunk : ramp.at(shade);
    const ink = css(readableOn(ground, blocked ? palette.faint : palette.ink));
    const made = { ground: css(ground), ink };
    known.set(shade, made);
    return made;
  };
}

/** Half the gap between cells and how round they are, CSS pixels; none where there are thousands. */
export function cellEdge({ cellWidth, cellHeight }: MapLayout): { gap: number; radius: number } {
  const small = Math.min(cellWidth, cellHeight);
  return {
    gap: small > 20 ? 0.75 : small > 8 ? 0.375 : 0,
    radius: small > 20 ? 6 : small > 12 ? 2 : 0,
  };
}

/** The size of a cell's number, CSS pixels. */
export function numberSize({ cellWidth }: MapLayout): number {
  return Math.min(12, Math.max(10, cellWidth / 4));
}
