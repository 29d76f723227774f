import { stageOf, type AnyStage, type Run } from '#core/experiment';
import { fault } from './scanner.ts';
import type { Cells, Place } from './syntax.ts';
import { asNumbers, type Value } from './value.ts';

/** The stages whose rows are the tokens that are asked. */
const CONTEXT_ROWS: readonly AnyStage[] = [
  'key',
  'value',
  'contextWords',
  'contextPositions',
  'contextEmbeddings',
];
/** The stages whose columns are those tokens. */
const CONTEXT_COLS: readonly AnyStage[] = ['scores', 'scaled', 'masked', 'weights', 'mask'];

/** The numbers that an expression names: one, a row, a column, or all rows. Throws what to change. */
export function cellsOf(run: Run, { stage, layer, head, row, col }: Cells): Value {
  const numbers = stageOf(run, stage, head - 1, layer - 1);
  const rowWords = CONTEXT_ROWS.includes(stage) ? run.contextTokens : run.tokens;
  const colWords = CONTEXT_COLS.includes(stage) ? run.contextTokens : null;
  const named = numbers.rows === rowWords.length ? rowWords : null;
  const i = indexOf(row, named, numbers.rows, `row of ${stage}`);
  const j = indexOf(col, colWords, numbers.cols, `column of ${stage}`);
  const at = (r: number, c: number) => numbers.data[r * numbers.cols + c];
  const everyCol = (r: number) => Array.from({ length: numbers.cols }, (_, c) => at(r, c));
  const rows = Array.from({ length: numbers.rows }, (_, r) => r);
  if (i !== null) return j === null ? everyCol(i) : at(i, j);
  return rows.map((r) => (j === null ? everyCol(r) : at(r, j)));
}

/** The word that a row of weights gives most, the first one of equals. Throws what to change. */
export function wordLookedAtMost(run: Run, cells: Cells): string {
  if (cells.row.kind === 'all')
    throw fault('Say whose row: most(EXPERIMENT, layer 1, head 1, it).');
  const row = asNumbers(cellsOf(run, { ...cells, col: { kind: 'all' } }), 'A row of weights');
  return run.contextTokens[row.indexOf(Math.max(...row))];
}

/** A place as a 0-based index; null for all. */
function indexOf(
  place: Place,
  words: readonly string[] | null,
  size: number,
  what: string,
): number | null {
  if (place.kind === 'all') return null;
  if (place.kind === 'index') {
    if (place.index > size) throw fault(`There is no ${what} ${place.index}; the last is ${size}.`);
    return place.index - 1;
  }
  if (!words) throw fault(`A ${what} has no word; give its place, counted from 1.`);
  return findWord(place.word, place.occurrence, words);
}

/** The 0-based place of a word among tokens; `occurrence` counts from 1. Throws what to change. */
export function findWord(
  word: string,
  occurrence: number | null,
  words: readonly string[],
): number {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const exact = words.flatMap((token, i) => (token === word ? [i] : []));
  const found = exact.length > 0 ? exact : words.flatMap((t, i) => (same(t, word) ? [i] : []));
  if (found.length === 0) throw fault(`“${word}” is not in the sentence (${words.join(' ')}).`);
  if (occurrence === null && found.length > 1)
    throw fault(`“${word}” is there ${found.length} times; write ${word}#1 for the first.`);
  const index = found[(occurrence ?? 1) - 1];
  if (index === undefined)
    throw fault(`“${word}” is there ${found.length} times, not ${occurrence ?? 1}.`);
  return index;
}
