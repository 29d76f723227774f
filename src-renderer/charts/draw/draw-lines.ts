import type { Matrix } from '#core/attention';
import type { Size } from '../map-layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen/pen.ts';
import { linePath, lineStroke, tokenLines, wordY, type LinesFrame } from '../token-lines.ts';
import { shortened } from './draw-map.ts';

/** What lines between words are drawn of. */
export interface LinesDrawing {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  readonly weights: Matrix;
  readonly threshold: number;
  /** The word whose lines stand out, or none. */
  readonly query: number | null;
}

const ROW = 26;
const COLUMN = 150;
const WIDTH = 640;
const MOST = 3000;

/** How large the drawing is. */
export function linesSize({ rows, cols }: LinesDrawing): Size {
  return { width: WIDTH, height: Math.max(rows.length, cols.length) * ROW };
}

/** Draws the lines between two columns of words. */
export function drawLines(pen: Pen, drawing: LinesDrawing, palette: Palette): void {
  const { rows, cols, weights, threshold, query } = drawing;
  const frame: LinesFrame = { left: COLUMN, right: WIDTH - COLUMN, rowHeight: ROW };
  const { lines } = tokenLines(weights, { threshold, most: MOST });
  for (const line of lines) {
    const { width, opacity } = lineStroke(line.weight);
    const fades = query !== null && line.row !== query;
    const style = { stroke: palette.w, width, opacity: fades ? opacity * 0.12 : opacity };
    pen.path(linePath(frame, line), style);
  }
  const room = COLUMN - 16;
  rows.forEach((word, i) =>
    pen.text(COLUMN - 8, wordY(frame, i), shortened(word, room), {
      fill: i === query ? palette.q : palette.ink,
      size: 13,
      bold: i === query,
      align: 'right',
    }),
  );
  cols.forEach((word, i) =>
    pen.text(WIDTH - COLUMN + 8, wordY(frame, i), shortened(word, room), {
      fill: palette.ink,
      size: 13,
    }),
  );
}
