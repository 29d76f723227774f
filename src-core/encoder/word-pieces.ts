import { LabError } from '#core/attention';
import { plainWords } from './plain-words.ts';

/** Longer words are unknown as a whole. */
const LONGEST_WORD = 100;

/** Cuts text into the pieces of a vocabulary. */
export interface WordPieces {
  /** The numbers of the pieces, with [CLS] before and [SEP] after them. */
  ids(text: string): number[];
  /** The piece with that number; `##` before what goes on with a word. */
  piece(id: number): string;
  /** The number of a piece; undefined where the vocabulary has none. */
  id(piece: string): number | undefined;
  /** Which numbers stand for no word: [PAD], [UNK], [CLS], [SEP], [MASK]. */
  readonly unknown: number;
}

/**
 * WordPiece (Wu et al. 2016, arXiv 1609.08144) as BERT uses it: of each word the longest beginning that the vocabulary
 * has, then the longest of the rest, and so on; [UNK] where that does not come out even. Throws `model.vocabulary`.
 */
export function wordPieces(vocabulary: readonly string[], lowercase: boolean): WordPieces {
  const numbers = new Map(vocabulary.map((piece, id) => [piece, id]));
  const special = (piece: string): number => {
    const id = numbers.get(piece);
    if (id !== undefined) return id;
    throw new LabError(
      'model.vocabulary',
      `The vocabulary of this model has no ${piece}; it is not that of a BERT. Choose another model file.`,
      { piece },
    );
  };
  const [unknown, first, last] = ['[UNK]', '[CLS]', '[SEP]'].map(special);

  function idsOfWord(word: string): number[] {
    const letters = Array.from(word);
    if (letters.length > LONGEST_WORD) return [unknown];
    const ids: number[] = [];
    let start = 0;
    while (start < letters.length) {
      let end = letters.length;
      let id: number | undefined;
      for (; end > start; end--) {
        const piece = letters.slice(start, end).join('');
        id = numbers.get(start === 0 ? piece : `##${piece}`);
        if (id !== undefined) break;
      }
      if (id === undefined) return [unknown];
      ids.push(id);
      start = end;
    }
    return ids;
  }

  return {
    ids: (text) => [
      first,
      ...plainWords(text, lowercase).flatMap((word) =>
        word.special ? [special(word.text)] : idsOfWord(word.text),
      ),
      last,
    ],
    piece: (id) => vocabulary[id],
    id: (piece) => numbers.get(piece),
    unknown,
  };
}
