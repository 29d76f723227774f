import { LabError } from '#core/attention';

/** The largest file that is read, characters. */
const LONGEST = 10_000_000;

/** What the numbers must be the size of; a side that is left out may be any. */
export interface WantedShape {
  readonly rows?: number;
  readonly cols?: number;
  readonly maxCols?: number;
  /** What the rows are, for messages: “word vectors”. */
  readonly what: string;
}

/**
 * Numbers from comma-, semicolon- or tab-separated text, one row a line; empty lines at the end are left out, and so are
 * quotes around a number. With semicolons or tabs a comma is the decimal sign. Throws `csv.empty`, `csv.number` (with line
 * and column), `csv.ragged`, `csv.shape` and `csv.too-large`, each saying what to change.
 */
export function readMatrixCsv(text: string, wanted: WantedShape): number[][] {
  if (text.length > LONGEST)
    throw new LabError(
      'csv.too-large',
      `This is ${text.length.toLocaleString('en')} characters of text; the lab reads up to ${LONGEST.toLocaleString('en')}.`,
      { length: text.length },
    );
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  while (lines.at(-1)?.trim() === '') lines.pop();
  if (lines.length === 0)
    throw new LabError(
      'csv.empty',
      'There are no numbers here. Give one line per row, with commas between the numbers.',
    );
  const separator = separatorOf(lines[0]);
  const rows = lines.map((line, i) =>
    line.split(separator).map((cell, j) => numberAt(cell, i + 1, j + 1, separator !== ',')),
  );
  const cols = wanted.cols ?? rows[0].length;
  rows.forEach((row, i) => {
    if (row.length === cols) return;
    throw new LabError(
      wanted.cols === undefined ? 'csv.ragged' : 'csv.shape',
      wanted.cols === undefined
        ? `Line ${i + 1} has ${numbers(row.length)}, the first line has ${cols}. Give every line the same count.`
        : `Line ${i + 1} has ${numbers(row.length)}; ${wanted.what} need ${cols} in every line.`,
      { line: i + 1, found: row.length, cols },
    );
  });
  if (wanted.maxCols !== undefined && cols > wanted.maxCols)
    throw new LabError(
      'csv.shape',
      `Line 1 has ${numbers(cols)}; the lab takes up to ${wanted.maxCols} in a line.`,
      { line: 1, found: cols },
    );
  if (wanted.rows !== undefined && rows.length !== wanted.rows) {
    throw new LabError(
      'csv.shape',
      `There are ${rows.length} ${rows.length === 1 ? 'line' : 'lines'}; ${wanted.what} need ${wanted.rows}, one for each token.`,
      { rows: rows.length, wanted: wanted.rows },
    );
  }
  return rows;
}

function separatorOf(line: string): ',' | ';' | '\t' {
  if (line.includes('\t')) return '\t';
  return line.includes(';') ? ';' : ',';
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

function numberAt(cell: string, line: number, column: number, commas: boolean): number {
  const inner = /^"(.*)"$/u.exec(cell.trim())?.[1] ?? cell;
  const plain = inner.trim().replace('−', '-');
  const text = commas ? plain.replace(',', '.') : plain;
  const value = NUMBER.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  const found = plain === '' ? 'nothing' : `“${plain.slice(0, 30)}”`;
  throw new LabError('csv.number', `Line ${line}, column ${column}: ${found} is not a number.`, {
    line,
    column,
  });
}

function numbers(count: number): string {
  return `${count} ${count === 1 ? 'number' : 'numbers'}`;
}
