import {
  ALL_PIECES,
  cellsOf,
  readWeights,
  type Part,
  type Reading,
  type ReadWeights,
} from '#core/experiment';
import { share } from './numbers.ts';

interface Place {
  readonly row: number;
  readonly col: number;
}

/** What is needed of a picture of weights to read it. */
export interface Readable {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly picture: Part;
  readonly spec: { readonly model: { readonly kind: string } };
  readonly look: { readonly stage: string };
}

/** Weights as they are read, with the way from what is shown to single tokens and back. */
export interface ReadPicture extends ReadWeights {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  /** Where a token is shown; null where it is hidden. */
  rowOf(token: number | null): number | null;
  colOf(token: number | null): number | null;
  /** The first token of what is shown there. */
  tokenOfRow(row: number): number;
  tokenOfCol(col: number): number;
}

/** Whether tokens of this picture can be read in more than one way: the weights of a trained model. */
export function hasReadings({ spec, look }: Pick<Readable, 'spec' | 'look'>): boolean {
  return spec.model.kind === 'encoder' && look.stage === 'weights';
}

/** A picture of weights as it is read; each token by itself where there is no other way. */
export function readPicture(shown: Readable, reading: Reading): ReadPicture {
  const how = hasReadings(shown) ? reading : ALL_PIECES;
  const plain = !hasReadings(shown) || (!how.words && how.special);
  const read = plain
    ? untouched(shown)
    : readWeights(shown.picture, shown.tokens, shown.contextTokens, how);
  const at = (groups: ReadWeights['rows']) => {
    const places = new Map(groups.flatMap((group, i) => group.places.map((place) => [place, i])));
    return (token: number | null) => (token === null ? null : (places.get(token) ?? null));
  };
  return {
    ...read,
    tokens: plain ? shown.tokens : read.rows.map(({ text }) => text),
    contextTokens: plain ? shown.contextTokens : read.cols.map(({ text }) => text),
    rowOf: at(read.rows),
    colOf: at(read.cols),
    tokenOfRow: (row) => read.rows[row]?.places[0] ?? 0,
    tokenOfCol: (col) => read.cols[col]?.places[0] ?? 0,
  };
}

function untouched({ picture, tokens, contextTokens }: Readable): ReadWeights {
  const each = (all: readonly string[]) => all.map((text, place) => ({ text, places: [place] }));
  return {
    rows: each(tokens),
    cols: each(contextTokens),
    weights: picture,
    hidden: new Float64Array(tokens.length),
  };
}

/** The token's own number behind a read one: the largest of those that it is made of. */
export function strongestCell(read: ReadWeights, weights: Part, { row, col }: Place): Place {
  const cells = cellsOf(read, row, col);
  const value = (cell: Place) => weights.data[cell.row * weights.cols + cell.col] ?? 0;
  return cells.reduce(
    (best, cell) => (value(cell) > value(best) ? cell : best),
    cells[0] ?? { row: 0, col: 0 },
  );
}

/** What a read number is made of: “the mean over un, ##happy of the sum over bank, ##s”; empty where it is one weight. */
export function madeOf(read: ReadWeights, pieces: readonly string[], { row, col }: Place): string {
  const [from, to] = [read.rows[row]?.places ?? [], read.cols[col]?.places ?? []];
  const names = (places: readonly number[]) => places.map((place) => pieces[place]).join(', ');
  const sum = to.length > 1 ? `the sum over ${names(to)}` : '';
  const mean = from.length > 1 ? `the mean over ${names(from)}` : '';
  if (!sum && !mean) return '';
  const cells = from.length * to.length;
  return `${[mean, sum].filter(Boolean).join(' of ')}: ${cells} cells`;
}

/** How much of the attention goes to what is not shown: of one word, or on the mean of all; empty where nothing is hidden. */
export function hiddenWords(
  { hidden, tokens }: ReadPicture,
  row: number | null,
  decimals = 2,
): string {
  if (row !== null)
    return `${share(hidden[row] ?? 0, decimals)} of “${tokens[row] ?? ''}”’s attention is hidden`;
  const mean = hidden.reduce((sum, one) => sum + one, 0) / Math.max(hidden.length, 1);
  return `${share(mean, decimals)} of all attention is hidden`;
}
