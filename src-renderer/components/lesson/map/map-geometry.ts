import type { CourseLayout, PlacedEdge, PlacedNode } from '#renderer/charts/course-layout.ts';

/** Sizes of the map, pixels. */
export interface MapSize {
  readonly width: number;
  /** Of a card. */
  readonly height: number;
  /** Between two rows. */
  readonly gap: number;
}

/** A card's place, pixels from the upper left. */
export interface CardBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const MARGIN = 16;
const WIDEST = 248;
/** The greatest distance between two lines at a card's edge. */
const SPREAD = 20;

/** The width of a card where this many stand side by side. */
export function cardWidth(columns: number, width: number): number {
  return Math.max(96, Math.min(WIDEST, width / columns - MARGIN));
}

/** Where a card stands. */
export function cardBox({ row, x }: PlacedNode, columns: number, size: MapSize): CardBox {
  const width = cardWidth(columns, size.width);
  const middle = size.width / 2 + x * (width + MARGIN);
  return { left: middle - width / 2, top: row * (size.height + size.gap), width };
}

/** The whole picture's height. */
export function mapHeight({ rows }: CourseLayout, { height, gap }: MapSize): number {
  return Math.max(0, rows * (height + gap) - gap);
}

/** An edge as the path of an SVG, from the foot of one card to the head of the other; ends of several edges stand apart. */
export function edgePath(edge: PlacedEdge, { nodes, edges, columns }: CourseLayout, size: MapSize) {
  const unit = cardWidth(columns, size.width) + MARGIN;
  const first = nodes.find(({ id }) => id === edge.from)?.row ?? 0;
  const leaving = edges.filter(({ from }) => from === edge.from);
  const coming = edges.filter(({ to }) => to === edge.to);
  const start = apart(leaving, edge, ({ xs }) => xs[1] ?? 0);
  const end = apart(coming, edge, ({ xs }) => xs.at(-2) ?? 0);
  const xs = edge.xs.map((x, i) => {
    const shift = i === 0 ? start : i === edge.xs.length - 1 ? end : 0;
    return size.width / 2 + x * unit + shift;
  });
  const top = (row: number) => row * (size.height + size.gap);
  return xs.slice(1).reduce(
    (path, x, i) => {
      const [before = 0, foot, head] = [xs[i], top(first + i) + size.height, top(first + i + 1)];
      const middle = (foot + head) / 2;
      const passes = i < xs.length - 2 ? ` V${head + size.height}` : '';
      return `${path} C${before} ${middle} ${x} ${middle} ${x} ${head}${passes}`;
    },
    `M${xs[0] ?? 0} ${top(first) + size.height}`,
  );
}

/** How far from a card's middle an edge ends, so that edges beside each other do not meet. */
function apart(
  all: readonly PlacedEdge[],
  edge: PlacedEdge,
  by: (edge: PlacedEdge) => number,
): number {
  const sorted = all.toSorted((a, b) => by(a) - by(b));
  return (sorted.indexOf(edge) - (sorted.length - 1) / 2) * SPREAD;
}
