import type { Matrix } from '#core/attention';
import type { Role } from '#renderer/describe/stages.ts';
import type { Size } from '../map-layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen/pen.ts';
import { placeLabels } from '../place-labels.ts';
import { spacePoints } from '../space-plot.ts';

/** Vectors of one stage as points. */
export interface CloudDrawing {
  readonly label: string;
  readonly role: Role;
  readonly words: readonly string[];
  readonly coordinates: Matrix; // (words, 2)
}

/** How large a drawing of vectors is, its legend included. */
export const SPACE_SIZE: Size = { width: 800, height: 620 };
const LEGEND = 28;

/** Draws points with their words, and arrows from cloud to cloud where wanted. */
export function drawSpace(
  pen: Pen,
  clouds: readonly CloudDrawing[],
  arrows: boolean,
  palette: Palette,
): void {
  const area = { width: SPACE_SIZE.width, height: SPACE_SIZE.height - LEGEND };
  const points = spacePoints(
    clouds.map(({ coordinates }) => coordinates),
    area,
  );
  const colour = (cloud: number) => {
    const role = clouds[cloud]?.role ?? 'x';
    return role === 'x' ? palette.ink : palette[role];
  };
  const size = clouds[0]?.coordinates.rows ?? 0;
  points.forEach(({ x, y, cloud }, i) => {
    const next = points[i + size];
    if (arrows && next && cloud + 1 < clouds.length)
      pen.path(`M${x},${y}L${next.x},${next.y}`, { stroke: palette.faint, width: 1, opacity: 0.6 });
  });
  const names = points.map(({ cloud, index }) => clouds[cloud]?.words[index] ?? '');
  const places = placeLabels(
    points.map(({ x, y }, i) => ({ x, y, text: names[i] ?? '', rank: 0 })),
  );
  points.forEach(({ x, y, cloud }, i) => {
    mark(pen, x, y, cloud === 0 && clouds.length > 1, colour(cloud));
    const place = places[i];
    if (!place) return;
    const align = place.anchor === 'start' ? 'left' : 'right';
    const style = { fill: palette.ink, size: 12, align } as const;
    pen.text(x + place.dx, y + place.dy - 4, names[i] ?? '', style);
  });
  clouds.forEach(({ label }, i) => {
    const x = 12 + i * 140;
    mark(pen, x, area.height + LEGEND / 2, i === 0 && clouds.length > 1, colour(i));
    pen.text(x + 12, area.height + LEGEND / 2, label, { fill: palette.soft, size: 12 });
  });
}

function mark(pen: Pen, x: number, y: number, square: boolean, fill: Palette['ink']): void {
  if (square) pen.rect(x - 4, y - 4, 8, 8, { fill, radius: 1.5 });
  else pen.circle(x, y, 4.5, { fill });
}
