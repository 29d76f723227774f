import type { PlacedNode } from '#renderer/charts/course-layout.ts';

/** The lesson to which an arrow key, Home or End leads; null where there is none, and for every other key. */
export function neighbour(
  key: string,
  from: string | null,
  nodes: readonly PlacedNode[],
): string | null {
  if (key === 'Home') return nodes[0]?.id ?? null;
  if (key === 'End') return nodes.at(-1)?.id ?? null;
  const here = nodes.find(({ id }) => id === from);
  if (!here) return null;
  const nearest = (candidates: readonly PlacedNode[]) =>
    candidates.toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0]?.id ?? null;
  const inRow = (row: number) => nodes.filter((node) => node.row === row);
  switch (key) {
    case 'ArrowLeft':
      return nearest(inRow(here.row).filter(({ x }) => x < here.x));
    case 'ArrowRight':
      return nearest(inRow(here.row).filter(({ x }) => x > here.x));
    case 'ArrowUp':
      return nearest(inRow(here.row - 1));
    case 'ArrowDown':
      return nearest(inRow(here.row + 1));
    default:
      return null;
  }
}
