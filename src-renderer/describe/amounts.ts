const NBSP = '\u00a0';

/** A count in a few digits: 840, 12.3 k, 4.56 M, 1.2 G. */
export function amount(count: number): string {
  return scaled(count, 1000, ['', 'k', 'M', 'G', 'T', 'P']);
}

/** Memory: 840 B, 12.3 KiB, 4.56 MiB. */
export function memory(bytes: number): string {
  return scaled(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);
}

function scaled(value: number, base: number, units: readonly string[]): string {
  let size = value;
  let unit = 0;
  while (size >= base && unit < units.length - 1) {
    size /= base;
    unit++;
  }
  const digits = unit === 0 ? 0 : size < 10 ? 2 : size < 100 ? 1 : 0;
  return `${size.toFixed(digits)}${units[unit] ? NBSP + units[unit] : ''}`;
}
