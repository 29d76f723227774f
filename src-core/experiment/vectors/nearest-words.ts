import type { Run } from '../run.ts';
import { cosine } from './cosine.ts';
import { rowAt, statesOf, type WordAt } from './word-path.ts';

/** A word of one of the sentences, and the cosine of its vector with the asked one. */
export interface NearWord {
  readonly text: string;
  /** 0 for the first sentence, 1 for the second. */
  readonly sentence: number;
  readonly place: number;
  readonly cosine: number;
}

/** A piece of a model's vocabulary, and the cosine of its input embedding with the asked vector. */
export interface NearPiece {
  readonly text: string;
  readonly cosine: number;
}

/** What lies nearest to a word's vector. */
export interface Nearest {
  readonly words: readonly NearWord[];
  /** Null where the model has no vocabulary of its own. */
  readonly pieces: readonly NearPiece[] | null;
}

/**
 * The other words of the sentences at the same step (0 before the first layer), and the input embeddings of the model's whole
 * vocabulary, nearest first by cosine. Throws `word.range`.
 */
export function nearestTo(
  { run, place }: WordAt,
  step: number,
  also: Run | null,
  most: number,
): Nearest {
  const at = (one: Run) => {
    const states = statesOf(one);
    return states[Math.min(step, states.length - 1)];
  };
  const vector = rowAt(at(run), place);
  const words = [run, ...(also ? [also] : [])].flatMap((one, sentence) =>
    one.tokens.map((text, i): NearWord => {
      const own = rowAt(at(one), i);
      return {
        text,
        sentence,
        place: i,
        cosine: own.length === vector.length ? cosine(vector, own) : 0,
      };
    }),
  );
  return {
    words: words
      .filter((word) => word.sentence !== 0 || word.place !== place)
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, most),
    pieces: run.model.nearestPieces?.(vector, most) ?? null,
  };
}
