/** Where a lesson stands: its row from the top, and its middle, in columns from the middle of the picture. */
export interface PlacedNode {
  readonly id: string;
  readonly row: number;
  readonly x: number;
}

/** A line from one lesson to another. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  /** Middles in each row from that of `from` to that of `to`. */
  readonly xs: readonly number[];
}

export interface CourseLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly rows: number;
  /** Lessons side by side at most; the unit of every `x`. */
  readonly columns: number;
}

interface Slot {
  readonly key: string;
  readonly width: number;
}

/** How wide a line that passes a row is, in lessons. */
const PASSING = 0.3;
const SWEEPS = 6;

/**
 * A layered picture of what builds on what: every lesson below all it needs, lines that pass a row have a place of their own in it,
 * and each row is ordered by the middles of its neighbours, so that few lines cross. `x` counts in columns from the middle.
 */
export function courseLayout(
  ids: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): CourseLayout {
  const rowOf = new Map<string, number>();
  for (const id of ids) {
    const above = edges.filter(({ to }) => to === id).map(({ from }) => rowOf.get(from) ?? -1);
    rowOf.set(id, Math.max(-1, ...above) + 1);
  }
  const row = (id: string) => rowOf.get(id) ?? 0;
  const rows: Slot[][] = Array.from({ length: Math.max(-1, ...rowOf.values()) + 1 }, () => []);
  for (const id of ids) rows[row(id)]?.push({ key: id, width: 1 });

  const links: [string, string][] = [];
  const ways = edges.map(({ from, to }) => {
    const keys = [from];
    for (let between = row(from) + 1; between < row(to); between++) {
      const key = `${from} ${to} ${between}`;
      rows[between]?.push({ key, width: PASSING });
      keys.push(key);
    }
    keys.push(to);
    for (let i = 1; i < keys.length; i++) links.push([keys[i - 1] ?? '', keys[i] ?? '']);
    return { from, to, keys };
  });

  const x = new Map<string, number>();
  for (const slots of rows) place(slots, x);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const middle = ({ key }: Slot): number => {
      const near = links.flatMap(([a, b]) =>
        (down ? b === key : a === key) ? [down ? a : b] : [],
      );
      const sum = near.reduce((total, other) => total + (x.get(other) ?? 0), 0);
      return near.length > 0 ? sum / near.length : (x.get(key) ?? 0);
    };
    for (const slots of down ? rows : rows.toReversed()) {
      slots.sort((a, b) => middle(a) - middle(b));
      place(slots, x);
    }
  }
  const at = (key: string) => x.get(key) ?? 0;
  return {
    nodes: ids.map((id) => ({ id, row: row(id), x: at(id) })),
    edges: ways.map(({ from, to, keys }) => ({ from, to, xs: keys.map(at) })),
    rows: rows.length,
    columns: Math.max(1, ...rows.map(widthOf)),
  };
}

function widthOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, { width }) => sum + width, 0);
}

/** Gives each slot of a row its middle; the row stands in the middle of the picture. */
function place(slots: readonly Slot[], x: Map<string, number>): void {
  let left = -widthOf(slots) / 2;
  for (const { key, width } of slots) {
    x.set(key, left + width / 2);
    left += width;
  }
}
