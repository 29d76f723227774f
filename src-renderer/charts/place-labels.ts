import { textWidth } from './map-layout.ts';

/** A point that wants its name beside it; larger `rank` comes first. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly rank: number;
}

/** Where a name begins or ends beside its point, relative to it; CSS pixels. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'end';
}

const HEIGHT = 13;
const SPOTS: readonly LabelPlace[] = [
  { dx: 8, dy: -5, anchor: 'start' },
  { dx: 8, dy: 13, anchor: 'start' },
  { dx: -8, dy: -5, anchor: 'end' },
  { dx: -8, dy: 13, anchor: 'end' },
  { dx: 9, dy: 4, anchor: 'start' },
  { dx: -9, dy: 4, anchor: 'end' },
];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place for each name where it covers no other name and no point; null where there is none. */
export function placeLabels(wishes: readonly LabelWish[]): (LabelPlace | null)[] {
  const points = wishes.map(({ x, y }): Box => around(x, y, 5));
  const taken: Box[] = [];
  const places: (LabelPlace | null)[] = wishes.map(() => null);
  const order = [...wishes.keys()].sort(
    (a, b) => (wishes[b]?.rank ?? 0) - (wishes[a]?.rank ?? 0) || a - b,
  );
  for (const i of order) {
    const wish = wishes[i];
    if (!wish?.text) continue;
    for (const spot of SPOTS) {
      const box = boxOf(wish, spot);
      const free =
        !taken.some((other) => overlap(box, other)) &&
        !points.some((point, j) => j !== i && overlap(box, point));
      if (!free) continue;
      taken.push(box);
      places[i] = spot;
      break;
    }
  }
  return places;
}

function boxOf({ x, y, text }: LabelWish, { dx, dy, anchor }: LabelPlace): Box {
  const width = textWidth(text);
  const left = anchor === 'start' ? x + dx : x + dx - width;
  return { left, right: left + width, top: y + dy - HEIGHT + 3, bottom: y + dy + 3 };
}

function around(x: number, y: number, size: number): Box {
  return { left: x - size, right: x + size, top: y - size, bottom: y + size };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
