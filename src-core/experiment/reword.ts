import { tokenize, tokenPieces } from './tokenize.ts';

/** A sentence after one of its words was changed, and where each of its old words is now; null for one that is gone. */
export interface Reworded {
  readonly text: string;
  readonly moves: readonly (number | null)[];
}

/** A word with the space before it, and its old place. */
interface Piece {
  readonly gap: string;
  readonly token: string;
  readonly from: number | null;
}

/** Puts text in a word's place: its first word stands where that was. No word at all takes it away. */
export function replaceWord(text: string, index: number, by: string): Reworded {
  const before = piecesOf(text);
  const { gap, from } = before[index];
  const words = tokenPieces(by).map((piece, i) =>
    i === 0 ? { ...piece, gap, from } : { ...piece, from: null },
  );
  return composed(before.toSpliced(index, 1, ...words), before.length);
}

/** Puts text before a word; at the end where `index` is the number of words. */
export function insertWords(text: string, index: number, words: string): Reworded {
  const before = piecesOf(text);
  const come = tokenPieces(words).map((piece, i) => ({
    ...piece,
    gap: i === 0 ? ' ' : piece.gap,
    from: null,
  }));
  return composed(before.toSpliced(index, 0, ...come), before.length);
}

/** Moves a word to another place, counted when it is there. */
export function moveWord(text: string, from: number, to: number): Reworded {
  const before = piecesOf(text);
  const moved = before[from];
  return composed(before.toSpliced(from, 1).toSpliced(to, 0, moved), before.length);
}

function piecesOf(text: string): Piece[] {
  return tokenPieces(text).map((piece, from) => ({ ...piece, from }));
}

/** The sentence of these pieces, with spaces where words would run into each other. */
function composed(pieces: readonly Piece[], length: number): Reworded {
  const tokens = pieces.map(({ token }) => token);
  const joined = join(pieces, (gap, i) => gap || (apart(tokens[i - 1], tokens[i]) ? ' ' : ''));
  const text = isSaid(joined, tokens) ? joined : join(pieces, (gap) => gap || ' ');
  const moves = Array.from({ length }, (): number | null => null);
  pieces.forEach(({ from }, to) => {
    if (from !== null) moves[from] = to;
  });
  return { text, moves };
}

function join(pieces: readonly Piece[], gapAt: (gap: string, i: number) => string): string {
  return pieces.map(({ gap, token }, i) => (i === 0 ? token : gapAt(gap, i) + token)).join('');
}

/** Whether two tokens that touch would be one, or others. */
function apart(first: string, second: string): boolean {
  return !isSaid(first + second, [first, second]);
}

function isSaid(text: string, tokens: readonly string[]): boolean {
  if (tokens.length === 0) return true;
  const said = tokenPieces(text);
  return said.length === tokens.length && said.every(({ token }, i) => token === tokens[i]);
}

/** The word at a place of a text; undefined where there is none, or the text cannot be read. */
export function wordAt(text: string, index: number): string | undefined {
  try {
    return tokenize(text)[index];
  } catch {
    return undefined;
  }
}
