import type { Role } from '#renderer/describe/stages.ts';
import { mix, type Rgb } from './color.ts';
import type { Palette } from './palette.ts';

/** How values become colours. */
export interface Ramp {
  /** Where a value lies between the ends: 0…1, or −1…1 around zero. */
  place(value: number): number;
  /** The colour at a place. */
  at(place: number): Rgb;
  readonly from: number;
  readonly to: number;
  /** Values that the legend names, from left to right. */
  readonly ticks: readonly number[];
}

const KNOWN = new WeakMap<Palette, Map<string, Ramp['at']>>();

/** The colours of a palette under this name are one function, by which what is derived from them can be kept. */
function colours(palette: Palette, name: string, at: Ramp['at']): Ramp['at'] {
  const known = KNOWN.get(palette) ?? new Map<string, Ramp['at']>();
  KNOWN.set(palette, known);
  const before = known.get(name) ?? at;
  known.set(name, before);
  return before;
}

const TOPS = [0.02, 0.05, 0.1, 0.2, 0.5, 1] as const;

/** The weight that has the full colour: 1 for a sentence, less where very many words share out 1. */
export function topWeight(keys: number): number {
  return TOPS.find((top) => top >= 16 / keys) ?? 1;
}

/**
 * Weights from 0, the ground, to raspberry. The place is the square root, so that one word among many
 * still has a tint. It depends on nothing but the number of keys: whatever head, seed or temperature,
 * equal colours are equal weights.
 */
export function sequentialRamp(palette: Palette, keys: number): Ramp {
  const top = topWeight(keys);
  return {
    place: (weight) => Math.sqrt(Math.min(Math.max(weight / top, 0), 1)),
    at: colours(palette, 'sequential', (place) => mix(palette.panel, palette.w, place)),
    from: 0,
    to: 1,
    ticks: [0, ...(top === 1 ? [0.04] : []), top * 0.25, top],
  };
}

const COOL_ROLES: ReadonlySet<Role> = new Set(['q', 's', 'o']);

/**
 * Values around 0: the role's colour above it, warm or cool grey below it, whichever also a colour-blind
 * eye tells from the role. `extent` is the largest distance from 0.
 */
export function divergingRamp(palette: Palette, role: Role, extent: number): Ramp {
  const below = COOL_ROLES.has(role) || role === 'x' ? palette.warm : palette.cool;
  const size = extent > 0 ? extent : 1;
  return {
    place: (value) => Math.min(Math.max(value / size, -1), 1),
    at: colours(palette, role, (place) =>
      mix(palette.panel, place < 0 ? below : palette[role], Math.abs(place)),
    ),
    from: -1,
    to: 1,
    ticks: [-size, 0, size],
  };
}

/** The largest finite distance from 0. */
export function extentOf(values: Float64Array | readonly number[]): number {
  let extent = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > extent && size < Infinity) extent = size;
  }
  return extent;
}
