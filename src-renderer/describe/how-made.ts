import type { ExperimentSpec, Part } from '#core/experiment';
import { decimal, percent, significant } from './numbers.ts';
import { stageInfo, type Role } from './stages.ts';
import type { Stage } from '#core/experiment';

/** A piece of a formula: words or digits, in the colour of their role. */
export interface Piece {
  readonly text: string;
  readonly role?: Role;
  readonly raised?: boolean;
}

/** One product of a sum. */
export interface Term {
  readonly label: string;
  readonly left: number;
  readonly right: number;
}

/** A sum of products, to be unfolded. */
export interface Terms {
  readonly title: string;
  readonly leftRole: Role;
  readonly rightRole: Role;
  readonly list: readonly Term[];
}

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
    readonly stage: Stage;
    readonly head: number;
    readonly cell: { readonly row: number; readonly col: number } | null;
  };
  readonly details: Readonly<
    Partial<Record<'weights' | 'masked' | 'scaled' | 'scores' | 'query' | 'key' | 'value', Part>>
  >;
}

const plain = (text: string): Piece => ({ text });
const piece = (text: string, role: Role): Piece => ({ text, role });
const raised = (text: string, role: Role): Piece => ({ text, role, raised: true });

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
      return { lines: scaledLines(reading, cell.col), terms: dotTerms(reading), note: null };
    case 'scores':
      return { lines: [dotLine(reading, cell.col)], terms: dotTerms(reading), note: null };
    case 'headOutput':
      return headOutput(reading, cell.col);
    default:
      return inWords(reading, cell.col);
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
  return { lines: [share, ...scaledLines(reading, col)], terms: dotTerms(reading), note: null };
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

function scaledLines(reading: Reading, col: number): Piece[][] {
  const { spec, dK, details } = reading;
  const score = details.scores?.data[col] ?? NaN;
  const rooted = spec.scaling.kind === 'sqrt_d_k';
  const divisors = [
    ...(rooted ? [{ name: `√${dK}`, value: significant(Math.sqrt(dK), 3) }] : []),
    ...(spec.temperature === 1 ? [] : [{ name: 'T', value: String(spec.temperature) }]),
  ];
  const line = [piece(decimal(details.scaled?.data[col] ?? NaN), 's'), plain(' = ')];
  line.push(piece('q', 'q'), plain('·'), piece('k', 'k'));
  for (const { name } of divisors) line.push(plain(` ÷ ${name}`));
  if (divisors.length > 0) {
    line.push(plain(` = ${decimal(score)}`));
    for (const { value } of divisors) line.push(plain(` ÷ ${value}`));
  }
  return [line, dotLine(reading, col)];
}

function dotLine(reading: Reading, col: number): Piece[] {
  const terms = dotTerms(reading)?.list ?? [];
  const score = reading.details.scores?.data[col] ?? NaN;
  const line = [piece('q', 'q'), plain('·'), piece('k', 'k'), plain(' = ')];
  terms.slice(0, 2).forEach(({ left, right }, i) => {
    const sign = left < 0 ? '−' : '';
    line.push(plain(i > 0 ? ` ${sign || '+'} ` : sign));
    line.push(piece(decimal(Math.abs(left)), 'q'), plain('·'), piece(bracketed(right), 'k'));
  });
  if (terms.length > 2) line.push(plain(' + …'));
  line.push(plain(` = ${decimal(score)}`));
  return line;
}

const bracketed = (value: number) => (value < 0 ? `(${decimal(value)})` : decimal(value));

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
  const list = contextTokens.map((label, j) => ({
    label,
    left: weights.data[j] ?? NaN,
    right: value.data[j] ?? NaN,
  }));
  const line = [piece('Σ a', 'w'), plain('·'), piece('v', 'v'), plain(' = ')];
  const largest = list
    .toSorted((a, b) => Math.abs(b.left * b.right) - Math.abs(a.left * a.right))
    .slice(0, 2);
  largest.forEach(({ left, right }, i) => {
    if (i > 0) line.push(plain(' + '));
    line.push(piece(percent(left), 'w'), plain('·'), piece(bracketed(right), 'v'));
  });
  if (list.length > 2) line.push(plain(' + …'));
  const title = `weight × value, dimension ${col + 1} of head ${look.head + 1}`;
  return { lines: [line], terms: { title, leftRole: 'w', rightRole: 'v', list }, note: null };
}

function inWords({ look, spec, dK, dModel }: Reading, col: number): HowMade {
  const sum = (from: string, matrix: string, column: number, role: Role) => [
    plain(`${from} · `),
    piece(matrix, role),
    plain(`  column ${column + 1}, a sum of ${dModel} products`),
  ];
  const projected = look.head * dK + col;
  const { role } = stageInfo(look.stage);
  const lines = {
    query: [sum('x', 'W_Q', projected, 'q')],
    key: [sum('x', 'W_K', projected, 'k')],
    value: [sum('x', 'W_V', projected, 'v')],
    output: [sum('concat', 'W_O', col, 'o')],
    concat: [
      [
        piece(`head ${Math.floor(col / dK) + 1}`, role),
        plain(`, its dimension ${(col % dK) + 1}, unchanged`),
      ],
    ],
    embeddings: [
      [
        plain(
          spec.model.positions === 'sinusoidal'
            ? 'word vector + position wave'
            : 'word vector, without a position',
        ),
      ],
    ],
  }[look.stage as 'query'] ?? [[]];
  return { lines, terms: null, note: null };
}
