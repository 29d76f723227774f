import { decimal } from './numbers.ts';

const NBSP = '\u00a0';

/** A count in a few digits, one more than the decimals that are set: 840, 12.3 k, 4.56 M. */
export function amount(count: number, decimals = 2): string {
  return scaled(count, decimals, 1000, ['', 'k', 'M', 'G', 'T', 'P']);
}

/** Memory: 840 B, 12.3 KiB, 4.56 MiB. */
export function memory(bytes: number, decimals = 2): string {
  return scaled(bytes, decimals, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);
}

function scaled(value: number, decimals: number, base: number, units: readonly string[]): string {
  let size = value;
  let unit = 0;
  while (size >= base && unit < units.length - 1) {
    size /= base;
    unit++;
  }
  const digits = unit === 0 ? 0 : decimals - (size < 10 ? 0 : size < 100 ? 1 : 2);
  return `${decimal(size, Math.max(digits, 0))}${units[unit] ? NBSP + units[unit] : ''}`;
}
