import { wordPieces, type WordPieces } from './word-pieces.ts';

const known = new Map<string, WordPieces>();

/** Lets the core know how a trained model cuts text, where the model itself is not. Throws `model.vocabulary`. */
export function setVocabulary(id: string, words: readonly string[], lowercase: boolean): void {
  known.set(id, wordPieces(words, lowercase));
}

/** How the trained model with that id cuts text; undefined while that is not known here. */
export function piecesOf(id: string): WordPieces | undefined {
  return known.get(id);
}
