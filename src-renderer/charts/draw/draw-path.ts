import type { WordPath } from '#core/experiment';
import type { Palette } from '../palette.ts';
import { pathPlot } from '../path-plot.ts';
import type { Pen } from '../pen/pen.ts';
import { SPACE_SIZE } from './draw-space.ts';

/** Draws the numbered stops of one or two words on their way, and the other words at one of the steps. */
export function drawPath(
  pen: Pen,
  paths: readonly WordPath[],
  step: number,
  palette: Palette,
): void {
  const plot = pathPlot(paths, step, SPACE_SIZE);
  plot.others.forEach((words, path) =>
    words.forEach(({ x, y, index }) => {
      pen.circle(x, y, 2.5, { fill: palette.faint });
      const style = { fill: palette.soft, size: 11, align: 'left' } as const;
      pen.text(x + 6, y - 6, paths[path]?.tokens[index] ?? '', style);
    }),
  );
  plot.paths.forEach((stops, path) => {
    const colour = path === 0 ? palette.o : palette.k;
    const line = stops.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x},${y}`).join('');
    pen.path(line, { stroke: colour, width: 2 });
    stops.forEach(({ x, y }, i) => {
      const style = { fill: i === step ? colour : palette.panel, stroke: colour, width: 2 };
      if (path === 0) pen.circle(x, y, 9, style);
      else pen.rect(x - 8, y - 8, 16, 16, { ...style, radius: 4 });
      const ink = i === step ? palette.panel : palette.ink;
      pen.text(x, y, String(i), { fill: ink, size: 11, align: 'center', bold: true });
    });
  });
}
