import type { TraceLine } from '#renderer/describe/trace-tree.ts';

/** What a key does in a tree: go to another line, open or close this one, or take it up. */
export interface TreeStep {
  readonly to?: TraceLine | undefined;
  readonly open?: boolean;
  readonly enter?: boolean;
}

/** The step of a key, as trees of this platform have them; null where the key means nothing. */
export function treeStep(
  key: string,
  lines: readonly TraceLine[],
  line: TraceLine,
): TreeStep | null {
  const at = lines.indexOf(line);
  switch (key) {
    case 'ArrowDown':
      return { to: lines[at + 1] };
    case 'ArrowUp':
      return { to: lines[at - 1] };
    case 'Home':
      return { to: lines[0] };
    case 'End':
      return { to: lines.at(-1) };
    case 'ArrowRight':
      if (!line.expandable) return {};
      return line.open ? { to: firstChild(lines, at) } : { open: true };
    case 'ArrowLeft':
      if (line.open) return { open: false };
      return { to: lines.slice(0, Math.max(at, 0)).findLast(({ level }) => level < line.level) };
    case ' ':
      return line.expandable ? { open: !line.open } : {};
    case 'Enter':
      return { enter: true };
    default:
      return null;
  }
}

/** The first line below an open one; none while its lines are still to come. */
function firstChild(lines: readonly TraceLine[], at: number): TraceLine | undefined {
  const [line, next] = [lines[at], lines[at + 1]];
  return line && next && next.level > line.level ? next : undefined;
}
