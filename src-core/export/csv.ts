import type { Matrix } from '#core/attention';

/**
 * A matrix as CSV (RFC 4180) with a first row and a first column of names. Numbers have all their digits: reading them
 * gives the same float64 again. Infinities are written as `inf` and `-inf`, as spreadsheets and NumPy read them.
 */
export function matrixCsv(
  { rows, cols, data }: Matrix,
  rowNames: readonly string[],
  colNames: readonly string[],
): string {
  const lines = [['', ...Array.from({ length: cols }, (_, j) => colNames[j] ?? '')].map(field)];
  for (let i = 0; i < rows; i++) {
    const numbers = Array.from(data.subarray(i * cols, (i + 1) * cols), number);
    lines.push([field(rowNames[i] ?? ''), ...numbers]);
  }
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A name in quotes where it needs them; one that a spreadsheet would take for a formula begins with an apostrophe. */
function field(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
