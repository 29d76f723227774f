import { decimal, percent, scientific, significant } from '#core/lessons/number-text.ts';

// Lessons are computed in the core and write their numbers as the Lab does.
export { decimal, percent, scientific, significant };

const NBSP = '\u00a0';

/** A number in a line of a sum: with the decimals, more where it would else be a false zero: 8.54, 0.43, 0.0019. */
export function figure(value: number, decimals = 2): string {
  return Math.abs(value) >= 1
    ? decimal(value, decimals)
    : significant(value, Math.max(decimals, 1));
}

/** A number with the decimals that are set; one too small for them keeps two digits, never a false zero. */
export function exact(value: number, decimals = 2): string {
  const size = Math.abs(value);
  return size > 0 && size < 0.5 * 10 ** -decimals
    ? significant(value, 2)
    : decimal(value, decimals);
}

/** A weight in percent, with one decimal less than numbers have. */
export function share(weight: number, decimals = 2): string {
  return percent(weight, Math.max(decimals - 1, 0));
}

/** A weight in percent where room is short: as exact as a number with these decimals. */
export function shortShare(weight: number, decimals = 2): string {
  return percent(weight, Math.max(decimals - 2, 0));
}

/** “1.62 bit”. */
export function bits(value: number, decimals = 2): string {
  return `${decimal(value, decimals)}${NBSP}bit`;
}

/** Milliseconds as a person reads them: 1.4 below ten, whole ones above. */
export function milliseconds(value: number): string {
  return `${decimal(value, value < 10 ? 1 : 0)}${NBSP}ms`;
}
