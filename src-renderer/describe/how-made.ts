import type { AnyStage, ExperimentSpec, Part } from '#core/experiment';
import { decimal, percent, significant } from './numbers.ts';
import {
  piece,
  plain,
  raised,
  sumPieces,
  type Piece,
  type Term,
  type Terms,
} from './sum-pieces.ts';
import type { Role } from './stages.ts';

/** How a number was made, one level down. Every digit is of the computed run. */
export interface HowMade {
  readonly lines: readonly (readonly Piece[])[];
  readonly terms: Terms | null;
  readonly note: string | null;
}

/** What is needed of a computed picture to tell of one of its numbers. */
export interface Reading {
  readonly spec: ExperimentSpec;
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly dK: number;
  readonly dModel: number;
  readonly blocked: readonly number[];
  readonly look: {
    readonly stage: AnyStage;
    readonly head: number;
    readonly cell: { readonly row: number; readonly col: number } | null;
  };
  readonly details: Readonly<
    Partial<Record<'weights' | 'masked' | 'scaled' | 'scores' | 'query' | 'key' | 'value', Part>>
  >;
}

/** How the picked number was made; null while nothing is picked. */
export function howMade(reading: Reading): HowMade | null {
  const { cell, stage } = reading.look;
  if (!cell) return null;
  switch (stage) {
    case 'weights':
      return weight(reading, cell.row, cell.col);
    case 'masked':
      return masked(reading, cell.col);
    case 'scaled':
      return {
        lines: scaledLines(reading, cell.col),
        terms: dotTerms(reading),
        note: isDivided(reading)
          ? null
          : 'Nothing is divided: scaling is off and the temperature is 1.',
      };
    case 'scores':
      return { lines: [dotLine(reading, cell.col)], terms: dotTerms(reading), note: null };
    case 'headOutput':
      return headOutput(reading, cell.col);
    case 'embeddings':
    case 'query':
    case 'key':
    case 'value':
    case 'concat':
    case 'output':
      return inWords(reading, cell.col);
    default:
      return null;
  }
}

function weight(reading: Reading, row: number, col: number): HowMade {
  const scores = reading.details.masked?.data ?? new Float64Array();
  const score = scores[col] ?? NaN;
  if (reading.blocked.includes(row)) {
    const note =
      'Every score of this row is masked, so there is nothing to share out: softmax would be 0 ÷ 0. The lab defines the whole row as 0.';
    return { lines: [], terms: null, note };
  }
  if (score === -Infinity) {
    const zero = [
      piece('a', 'w'),
      plain(' = e'),
      raised('−∞', 's'),
      plain(' ⁄ Σ e'),
      raised('s', 's'),
      plain(' = 0'),
    ];
    return { lines: [zero], terms: null, note: maskNote(reading, row, col) };
  }
  // Large scores would overflow e^s; less the row's maximum, the quotient is the same.
  const max = Math.max(...scores);
  const shift = Math.abs(max) > 30 ? max : 0;
  const total = scores.reduce((sum, entry) => sum + Math.exp(entry - shift), 0);
  const less = shift ? ` − ${decimal(shift)}` : '';
  const share = [
    piece('a', 'w'),
    plain(' = e'),
    raised(decimal(score) + less, 's'),
    plain(' ⁄ Σ e'),
    raised(`s${less}`, 's'),
    plain(` = ${significant(Math.exp(score - shift))} ⁄ ${significant(total)}`),
  ];
  const alone = scores.length === 1;
  const note = alone ? 'There is only one word to look at, so it gets everything.' : null;
  return { lines: [share, ...scaledLines(reading, col)], terms: dotTerms(reading), note };
}

function masked(reading: Reading, col: number): HowMade {
  const score = reading.details.masked?.data[col] ?? NaN;
  const row = reading.look.cell?.row ?? 0;
  if (score === -Infinity) {
    const before = decimal(reading.details.scaled?.data[col] ?? NaN);
    const line = [piece(before, 's'), plain(' → '), piece('−∞', 's')];
    return { lines: [line], terms: null, note: maskNote(reading, row, col) };
  }
  const note = 'The mask lets this pair through: the scaled score stays as it is.';
  return { lines: scaledLines(reading, col), terms: dotTerms(reading), note };
}

function maskNote(reading: Reading, row: number, col: number): string {
  const [asks, asked] = [reading.tokens[row], reading.contextTokens[col]];
  return `“${asked}” (${col + 1}) comes after “${asks}” (${row + 1}). The causal mask sets its score to −∞, and e to that power is exactly 0.`;
}

function isDivided({ spec }: Reading): boolean {
  return spec.scaling.kind !== 'none' || spec.temperature !== 1;
}

function scaledLines(reading: Reading, col: number): Piece[][] {
  const { spec, dK, details } = reading;
  const score = details.scores?.data[col] ?? NaN;
  const rooted = spec.scaling.kind === 'sqrt_d_k';
  const divisors = [
    ...(rooted ? [{ name: `√${dK}`, value: significant(Math.sqrt(dK), 3) }] : []),
    ...(spec.temperature === 1 ? [] : [{ name: 'T', value: String(spec.temperature) }]),
  ];
  if (divisors.length === 0) return [dotLine(reading, col)];
  const line = [piece(decimal(details.scaled?.data[col] ?? NaN), 's'), plain(' = ')];
  line.push(piece('q', 'q'), plain('·'), piece('k', 'k'));
  for (const { name } of divisors) line.push(plain(` ÷ ${name}`));
  line.push(plain(` = ${decimal(score)}`));
  for (const { value } of divisors) line.push(plain(` ÷ ${value}`));
  return [line, dotLine(reading, col)];
}

/** The dot product by its first two terms. */
function dotLine(reading: Reading, col: number): Piece[] {
  const terms = dotTerms(reading);
  const line = [piece(decimal(reading.details.scores?.data[col] ?? NaN), 's'), plain(' = ')];
  return terms ? [...line, ...sumPieces(terms)] : line;
}

function dotTerms({ details }: Reading): Terms | null {
  const { query, key } = details;
  if (!query || !key) return null;
  const list = Array.from(query.data, (left, i) => ({
    label: String(i + 1),
    left,
    right: key.data[i] ?? NaN,
  }));
  return { title: 'q·k, dimension by dimension', leftRole: 'q', rightRole: 'k', list };
}

function headOutput({ details, contextTokens, look }: Reading, col: number): HowMade {
  const { weights, value } = details;
  if (!weights || !value) return { lines: [], terms: null, note: null };
  const list = contextTokens.map((label, j): Term => {
    return { label, left: weights.data[j] ?? NaN, right: value.data[j] ?? NaN };
  });
  const title = `weight × value, dimension ${col + 1} of head ${look.head + 1}`;
  const terms: Terms = { title, leftRole: 'w', rightRole: 'v', list };
  const size = ({ left, right }: Term) => Math.abs(left * right);
  const largestFirst = { ...terms, list: list.toSorted((a, b) => size(b) - size(a)) };
  const total = list.reduce((sum, { left, right }) => sum + left * right, 0);
  const products = sumPieces(largestFirst, (share) => percent(share));
  return { lines: [[piece(decimal(total), 'o'), plain(' = '), ...products]], terms, note: null };
}

/** Where the matrix that made a number is not among the numbers of the run, its place is told. */
function inWords(reading: Reading, col: number): HowMade {
  return { lines: [wordsOfStage(reading, col)], terms: null, note: null };
}

function wordsOfStage({ look, spec, dK, dModel }: Reading, col: number): Piece[] {
  const product = (from: string, matrix: string, column: number, role: Role) => [
    plain(`${from}·`),
    piece(matrix, role),
    plain(`, column ${column + 1}: ${dModel} products`),
  ];
  const projected = look.head * dK + col;
  switch (look.stage) {
    case 'query':
      return product('x', 'W_Q', projected, 'q');
    case 'key':
      return product('x', 'W_K', projected, 'k');
    case 'value':
      return product('x', 'W_V', projected, 'v');
    case 'output':
      return product('concat', 'W_O', col, 'o');
    case 'concat': {
      const from = `head ${Math.floor(col / dK) + 1}`;
      return [piece(from, 'o'), plain(`, its dimension ${(col % dK) + 1}, unchanged`)];
    }
    default: {
      const waved = spec.model.positions === 'sinusoidal';
      return [plain(waved ? 'word vector + position wave' : 'word vector, without a position')];
    }
  }
}
