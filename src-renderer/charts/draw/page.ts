import type { Size } from '../map-layout.ts';
import type { Palette } from '../palette.ts';
import { canvasPen } from '../pen/canvas-pen.ts';
import type { Pen } from '../pen/pen.ts';
import { svgPen } from '../pen/svg-pen.ts';
import { paintCells, type Cells } from '../paint-cells.ts';

/** A picture to be taken out of the lab: what it shows, how large it is, and how it is drawn from its top left corner. */
export interface Drawing {
  readonly title: string;
  readonly size: Size;
  draw(pen: Pen, palette: Palette): void;
}

const MARGIN = 24;
const TITLE = 32;
/** Pixels of a bitmap per CSS pixel, and its longest side. */
const SHARPNESS = 2;
const LONGEST = 12_000;

/** How large a drawing is with its title and margin. */
function pageSize({ size }: Drawing): Size {
  return {
    width: Math.ceil(size.width + 2 * MARGIN),
    height: Math.ceil(size.height + 2 * MARGIN + TITLE),
  };
}

/** Draws a drawing with its title and margin. */
function drawPage(pen: Pen, drawing: Drawing, palette: Palette): void {
  pen.text(MARGIN, MARGIN + 4, drawing.title, { fill: palette.ink, size: 14, bold: true });
  pen.moved(MARGIN, MARGIN + TITLE, () => drawing.draw(pen, palette));
}

/** A drawing as an SVG document. */
export function svgOf(drawing: Drawing, palette: Palette): string {
  const pen = svgPen(pageSize(drawing), (cells) => imageAddress(cells, palette));
  drawPage(pen, drawing, palette);
  return pen.document(drawing.title, palette.panel);
}

/** A drawing on a canvas of its own, twice as sharp as the screen's pixels where that is not too large. */
export function canvasOf(drawing: Drawing, palette: Palette): HTMLCanvasElement {
  const { width, height } = pageSize(drawing);
  const sharpness = Math.min(SHARPNESS, LONGEST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(sharpness, sharpness);
  const pen = canvasPen(context, palette);
  pen.rect(0, 0, width, height, { fill: palette.panel });
  drawPage(pen, drawing, palette);
  return canvas;
}

function imageAddress(cells: Cells, palette: Palette): string {
  const canvas = document.createElement('canvas');
  paintCells(canvas, cells, palette);
  return canvas.toDataURL('image/png');
}
