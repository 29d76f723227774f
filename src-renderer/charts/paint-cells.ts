import type { Matrix } from '#core/attention';
import type { Rgb } from './color.ts';
import type { Palette } from './palette.ts';
import type { Ramp } from './ramp.ts';

const SHADES = 512;

/** Numbers and how they become colours. */
export interface Cells {
  readonly part: Matrix;
  readonly ramp: Ramp;
}

/** One pixel a cell: the bytes of an image of (cols × rows), red, green, blue, alpha. */
export function cellPixels(picture: Cells, palette: Palette): Uint8ClampedArray<ArrayBuffer> {
  const { part, ramp } = picture;
  const shades = shadesOf(ramp);
  const blocked = pixel(palette.sunk);
  const pixels = new Uint32Array(part.rows * part.cols);
  const scale = (SHADES - 1) / (ramp.to - ramp.from);
  // A plain loop: a quarter of a million cells follow a moving hand.
  const { data } = part;
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? NaN;
    const shade = shades[Math.round((ramp.place(value) - ramp.from) * scale)] ?? blocked;
    pixels[i] = value === -Infinity ? blocked : shade;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Paints a large map on a canvas that is stretched over its cells: one pixel each, enlarged without smoothing. */
export function paintCells(canvas: HTMLCanvasElement, picture: Cells, palette: Palette): void {
  const { rows, cols } = picture.part;
  canvas.width = cols;
  canvas.height = rows;
  canvas
    .getContext('2d')
    ?.putImageData(new ImageData(cellPixels(picture, palette), cols, rows), 0, 0);
}

function shadesOf(ramp: Ramp): Uint32Array {
  return Uint32Array.from({ length: SHADES }, (_, i) =>
    pixel(ramp.at(ramp.from + ((ramp.to - ramp.from) * i) / (SHADES - 1))),
  );
}

/** As the machine stores it: every one that Chromium runs on is little-endian. */
function pixel([r, g, b]: Rgb): number {
  return ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}
