import type { Role } from '#renderer/describe/stages.ts';
import { parseHex, type Rgb } from './color.ts';

const GROUNDS = ['panel', 'sunk', 'line', 'ink', 'soft', 'faint'] as const;
const NAMES = [...GROUNDS, 'warm', 'cool', 'good', 'bad'] as const;
const ROLES = ['q', 'k', 'v', 's', 'w', 'o'] as const;

/** The colours that a chart paints with. */
export type Palette = Readonly<Record<(typeof NAMES)[number] | Role, Rgb>>;

/** The palette of the design tokens, from a function that reads one (“--panel” gives “#ffffff”). */
export function readPalette(token: (name: string) => string): Palette {
  const read = (name: string) => parseHex(token(`--${name}`));
  const entries = [...NAMES, ...ROLES].map((name) => [name, read(name)] as const);
  // Embeddings have no hue of their own.
  return Object.fromEntries([...entries, ['x', read('cool')]]) as Palette;
}
