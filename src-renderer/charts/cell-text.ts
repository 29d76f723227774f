import { decimal } from '#renderer/describe/numbers.ts';
import type { MapLayout } from './map-layout.ts';

/** How a number is written in a cell of this size; null where none fits. */
export function cellWriter(
  layout: MapLayout,
  kind: 'weights' | 'values',
  extent: number,
): ((value: number) => string) | null {
  const { cellWidth, cellHeight } = layout;
  if (cellHeight < 15) return null;
  if (kind === 'weights') {
    if (cellWidth < 24) return null;
    const digits = cellWidth >= 52 ? 1 : 0;
    const [least, small] = digits === 1 ? [0.0005, '<0.1'] : [0.005, '<1'];
    return (weight) =>
      weight > 0 && weight < least ? small : (weight * 100).toFixed(weight === 0 ? 0 : digits);
  }
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(extent, 1))) + 1);
  const room = Math.floor((cellWidth - 4) / 7) - whole - 2;
  if (room < 0) return null;
  const digits = Math.min(room, 2);
  return (value) => decimal(value, digits);
}
