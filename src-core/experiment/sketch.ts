import { matrix } from '#core/attention';
import type { Part } from './part.ts';

/**
 * A part of a run to be painted while a hand moves: two bytes a number instead of eight. Each is the upper half of a
 * float32 (8 significant bits, the full range, ±∞ and NaN), which is finer than the shades of a map.
 */
export interface Sketch extends Omit<Part, 'data'> {
  readonly halves: Uint16Array;
}

/** The sketch of a part, rounded to nearest. */
export function sketchOf({ data, ...part }: Part): Sketch {
  const bits = new Uint32Array(Float32Array.from(data).buffer);
  const halves = new Uint16Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const whole = bits[i] ?? 0;
    const finite = (whole & 0x7f800000) !== 0x7f800000;
    halves[i] = (finite ? whole + 0x7fff + ((whole >>> 16) & 1) : whole) >>> 16;
  }
  return { ...part, halves };
}

/** What a sketch says, as a part: relative error at most 2⁻⁸. */
export function partOfSketch({ halves, ...part }: Sketch): Part {
  const bits = Uint32Array.from(halves);
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) << 16;
  const { data } = matrix(part.rows, part.cols);
  data.set(new Float32Array(bits.buffer));
  return { ...part, data };
}
