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

/**
 * Weights 0…1, from the ground to raspberry. The place is the square root, so that one word among a
 * hundred still has a tint; it is the same for every sentence, head and temperature: equal colours, equal weights.
 */
export function sequentialRamp(palette: Palette): Ramp {
  return {
    place: (weight) => Math.sqrt(Math.min(Math.max(weight, 0), 1)),
    at: (place) => mix(palette.panel, palette.w, place),
    from: 0,
    to: 1,
    ticks: [0, 0.04, 0.25, 1],
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
    at: (place) => mix(palette.panel, place < 0 ? below : palette[role], Math.abs(place)),
    from: -1,
    to: 1,
    ticks: [-size, 0, size],
  };
}

/** The largest finite distance from 0. */
export function extentOf(values: Iterable<number>): number {
  let extent = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > extent && size < Infinity) extent = size;
  }
  return extent;
}
