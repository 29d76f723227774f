import { cellWriter } from '../cell-text.ts';
import { readableOn } from '../color.ts';
import { textWidth, type MapLayout } from '../map-layout.ts';
import { isLarge, type MapPicture } from '../map-picture.ts';
import { cellEdge, numberSize } from '../paint-map.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen/pen.ts';

const LABEL = 12;

/** Draws a whole map: words on both axes, cells, and a number in each cell that has room for it. */
export function drawMap(
  pen: Pen,
  picture: MapPicture,
  layout: MapLayout,
  palette: Palette,
  decimals?: number,
): void {
  drawLabels(pen, picture, layout, palette);
  const { part, ramp, kind, extent } = picture;
  const { left, top, width, height, cellWidth, cellHeight } = layout;
  if (isLarge(picture)) return pen.cells(left, top, width, height, picture);
  const { gap, radius } = cellEdge(layout);
  const write = cellWriter(layout, kind, extent, decimals);
  const size = numberSize(layout);
  part.data.forEach((value, i) => {
    const x = left + (i % part.cols) * cellWidth;
    const y = top + Math.floor(i / part.cols) * cellHeight;
    const blocked = value === -Infinity;
    const fill = blocked ? palette.sunk : ramp.at(ramp.place(value));
    pen.rect(x + gap, y + gap, cellWidth - 2 * gap, cellHeight - 2 * gap, { fill, radius });
    if (!write) return;
    pen.text(x + cellWidth / 2, y + cellHeight / 2, write(value), {
      fill: readableOn(fill, blocked ? palette.faint : palette.ink),
      size,
      font: 'mono',
      align: 'center',
    });
  });
}

function drawLabels(pen: Pen, picture: MapPicture, layout: MapLayout, palette: Palette): void {
  const { left, top, cellWidth, cellHeight, rowStep, colStep, turn } = layout;
  const style = { fill: palette.soft, size: LABEL } as const;
  picture.rowLabels.forEach((word, i) => {
    if (i % rowStep !== 0) return;
    const text = shortened(word, layout.rowLabelWidth);
    pen.text(left - 8, top + (i + 0.5) * cellHeight, text, { ...style, align: 'right' });
  });
  picture.colLabels.forEach((word, i) => {
    if (i % colStep !== 0) return;
    const x = left + (i + 0.5) * cellWidth;
    const text = shortened(word, layout.colLabelWidth + 4);
    if (turn === 0) pen.text(x, top - 14, text, { ...style, align: 'center' });
    else pen.text(x, top - 8, text, { ...style, turn: -turn });
  });
}

/** A text cut to a width, with an ellipsis. */
export function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join('')}…`) > width) signs.pop();
  return `${signs.join('')}…`;
}
