import { mix } from './color.ts';
import type { Palette } from './palette.ts';

/** What a thumbnail is painted from: rows × cols shades, 0 the ground … 255 the full colour. */
export interface ThumbnailShades {
  readonly rows: number;
  readonly cols: number;
  readonly shades: Uint8Array;
}

/** One pixel a cell: the bytes of an image of (cols × rows), red, green, blue, alpha. */
export function thumbnailPixels(
  { rows, cols, shades }: ThumbnailShades,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(rows * cols * 4);
  shades.forEach((shade, i) => {
    pixels.set(mix(palette.panel, palette.w, shade / 255), i * 4);
    pixels[i * 4 + 3] = 255;
  });
  return pixels;
}
