/** Sizes in which diagrams are drawn, pixels. */
const ROW = 92;
const SIDE_ROW = 66;
const MESSAGE = 44;
const HEAD = 110;
const FRAME = 44;

/** Reserved where nothing better is known. */
const USUAL = 160;

/**
 * About how high a Mermaid text will be drawn, pixels, so that room is kept for it before it is: messages under each other
 * in a sequence, the longest way of a flow chart downwards, its widest branching sideways.
 */
export function diagramHeight(source: string): number {
  const lines = source.split('\n').map((line) => line.trim());
  const kind = lines.find((line) => line !== '') ?? '';
  if (kind.startsWith('sequenceDiagram')) {
    const messages = lines.filter((line) => /^[^:]+-[-)>x]+[^:]*:/u.test(line)).length;
    const frames = lines.filter((line) => /^(loop|alt|opt|par|note)\b/iu.test(line)).length;
    return HEAD + messages * MESSAGE + frames * FRAME;
  }
  const flow = /^(?:flowchart|graph)\s+(TB|TD|BT|LR|RL)/u.exec(kind);
  if (!flow) return USUAL;
  const edges = edgesOf(lines.slice(1));
  return flow[1] === 'LR' || flow[1] === 'RL'
    ? Math.max(1, ...widthsOf(edges)) * SIDE_ROW
    : (longest(edges) + 1) * ROW - 40;
}

type Edge = readonly [from: string, to: string];

/** The edges of lines like `a[Text] --> b -- yes --> c`, by the names of their ends. */
function edgesOf(lines: readonly string[]): Edge[] {
  return lines.flatMap((line) => {
    const names = line
      .split(/\s*(?:--[^->|]*)?[-=.]{2,}>(?:\|[^|]*\|)?\s*/u)
      .map((part) => /^[\w-]+/u.exec(part)?.[0]);
    return names.slice(1).flatMap((to, i) => {
      const from = names[i];
      return from !== undefined && to !== undefined ? [[from, to] as const] : [];
    });
  });
}

/** How many edges the longest way has; a circle counts once. */
function longest(edges: readonly Edge[]): number {
  return Math.max(0, ...depths(edges).values());
}

/** How many stand in each rank. */
function widthsOf(edges: readonly Edge[]): number[] {
  return [...Map.groupBy(depths(edges).values(), (depth) => depth).values()].map(
    ({ length }) => length,
  );
}

function depths(edges: readonly Edge[]): Map<string, number> {
  const depth = new Map<string, number>();
  for (const name of edges.flat()) depth.set(name, 0);
  for (let round = 0; round < depth.size; round++)
    for (const [from, to] of edges) {
      const next = (depth.get(from) ?? 0) + 1;
      if (next > (depth.get(to) ?? 0) && next < depth.size) depth.set(to, next);
    }
  return depth;
}
