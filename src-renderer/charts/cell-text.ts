import { decimal } from '#renderer/describe/numbers.ts';
import type { MapLayout } from './map-layout.ts';

/** A monospaced sign of 12 CSS pixels is this wide. */
const SIGN = 7;

/**
 * How a number is written in a cell of this size, with at most so many decimals; null where none fits. Weights are
 * percent, whose decimals are two less, but one where there is room and nothing else is asked for.
 */
export function cellWriter(
  layout: MapLayout,
  kind: 'weights' | 'values',
  extent: number,
  decimals = 2,
): ((value: number) => string) | null {
  const { cellWidth, cellHeight } = layout;
  if (cellHeight < 15) return null;
  if (kind === 'weights') {
    if (cellWidth < 24) return null;
    const room = Math.max(0, Math.floor((cellWidth - 4) / SIGN) - 4);
    // The usual two decimals are tenths of a percent only in roomy cells; more are wanted wherever they fit.
    const most = cellWidth >= 52 ? Math.max(room, 1) : decimals > 2 ? room : 0;
    const digits = Math.min(Math.max(decimals - 1, 0), most);
    const least = 10 ** -digits;
    const small = `<${least.toFixed(digits)}`;
    return (weight) =>
      weight > 0 && weight * 100 < least / 2
        ? small
        : (weight * 100).toFixed(weight === 0 ? 0 : digits);
  }
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(extent, 1))) + 1);
  const room = Math.floor((cellWidth - 4) / SIGN) - whole - 2;
  if (room < 0) return null;
  return (value) => decimal(value, Math.min(room, decimals));
}
