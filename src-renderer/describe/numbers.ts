import { decimal, percent, scientific, significant } from '#core/lessons/number-text.ts';

// Lessons are computed in the core and write their numbers as the Lab does.
export { decimal, percent, scientific, significant };

const NBSP = '\u00a0';

/** A number in a line of a sum: two decimals, more where it would else be a false zero: 8.54, 0.43, 0.0019. */
export function figure(value: number): string {
  return Math.abs(value) >= 1 ? decimal(value) : significant(value, 2);
}

/** “1.62 bit”. */
export function bits(value: number): string {
  return `${decimal(value, 2)}${NBSP}bit`;
}

/** Milliseconds as a person reads them: 1.4 below ten, whole ones above. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)}${NBSP}ms`;
}
