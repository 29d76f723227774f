import type { Matrix } from '#core/attention';
import type { Size } from '../map-layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen/pen.ts';
import type { Ramp } from '../ramp.ts';

/** One head of a drawing of all heads. */
export interface HeadDrawing {
  readonly label: string;
  readonly note: string;
  readonly map: Matrix;
  readonly ramp: Ramp;
}

const TILE = 128;
const GAP = 16;
const CAPTION = 22;
const MOST_ACROSS = 8;

/** How large a drawing of these layers is. */
export function headsSize(layers: readonly (readonly HeadDrawing[])[]): Size {
  const across = Math.min(MOST_ACROSS, Math.max(...layers.map((heads) => heads.length)));
  const lines = layers.reduce((sum, heads) => sum + Math.ceil(heads.length / MOST_ACROSS), 0);
  return { width: across * (TILE + GAP) - GAP, height: lines * (TILE + CAPTION + GAP) };
}

/** Draws all heads, a line of tiles for each layer. */
export function drawHeads(
  pen: Pen,
  layers: readonly (readonly HeadDrawing[])[],
  palette: Palette,
): void {
  let line = 0;
  for (const heads of layers) {
    heads.forEach(({ label, note, map, ramp }, i) => {
      const x = (i % MOST_ACROSS) * (TILE + GAP);
      const y = (line + Math.floor(i / MOST_ACROSS)) * (TILE + CAPTION + GAP);
      const scale = TILE / Math.max(map.rows, map.cols);
      pen.cells(x, y, map.cols * scale, map.rows * scale, { part: map, ramp });
      pen.text(x, y + TILE + 12, label, { fill: palette.ink, size: 12, bold: true });
      const style = { fill: palette.soft, size: 11, align: 'right' } as const;
      pen.text(x + TILE, y + TILE + 12, note, style);
    });
    line += Math.ceil(heads.length / MOST_ACROSS);
  }
}
