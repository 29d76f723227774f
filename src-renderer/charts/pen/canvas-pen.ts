import { css } from '../color.ts';
import { paintCells } from '../paint-cells.ts';
import type { Palette } from '../palette.ts';
import { FONTS, type AreaStyle, type Pen } from './pen.ts';

/** Draws on a canvas. */
export function canvasPen(context: CanvasRenderingContext2D, palette: Palette): Pen {
  function area({ fill, stroke, width = 1 }: AreaStyle): void {
    if (fill) {
      context.fillStyle = css(fill);
      context.fill();
    }
    if (!stroke) return;
    context.strokeStyle = css(stroke);
    context.lineWidth = width;
    context.stroke();
  }
  return {
    rect(x, y, width, height, style) {
      context.beginPath();
      context.roundRect(x, y, width, height, style.radius ?? 0);
      area(style);
    },
    circle(x, y, radius, style) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      area(style);
    },
    path(d, { stroke, width, opacity = 1 }) {
      context.globalAlpha = opacity;
      context.strokeStyle = css(stroke);
      context.lineWidth = width;
      context.stroke(new Path2D(d));
      context.globalAlpha = 1;
    },
    text(x, y, text, { fill, size, font = 'sans', bold = false, align = 'left', turn = 0 }) {
      context.save();
      context.translate(x, y);
      context.rotate((turn * Math.PI) / 180);
      context.font = `${bold ? 600 : 400} ${size}px ${FONTS[font]}`;
      context.textAlign = align;
      context.textBaseline = 'middle';
      context.fillStyle = css(fill);
      context.fillText(text, 0, 0);
      context.restore();
    },
    cells(x, y, width, height, cells) {
      const image = document.createElement('canvas');
      paintCells(image, cells, palette);
      context.imageSmoothingEnabled = false;
      context.drawImage(image, x, y, width, height);
    },
    moved(x, y, draw) {
      context.save();
      context.translate(x, y);
      draw();
      context.restore();
    },
  };
}
