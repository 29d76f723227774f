import { z } from 'zod';

/** How the tokens of a trained model are read; part of a view, never of an experiment. */
export const readingSchema = z.strictObject({
  /** Pieces of one word (`##` goes on with it) as one. */
  words: z.boolean(),
  /** Whether [CLS], [SEP] and [PAD], which stand for no word, are shown. */
  special: z.boolean(),
});
export type Reading = z.output<typeof readingSchema>;

/** Every token by itself. */
export const ALL_PIECES: Reading = { words: false, special: true };

/** Tokens that are read as one. */
export interface TokenGroup {
  readonly text: string;
  /** Which tokens they are, at least one, in a row. */
  readonly places: readonly number[];
}

const SPECIAL: ReadonlySet<string> = new Set(['[CLS]', '[SEP]', '[PAD]']);

/** Whether a token stands for no word. */
export function isSpecial(token: string): boolean {
  return SPECIAL.has(token);
}

/** The tokens as they are read: those that are shown, each in exactly one group, in their order. */
export function groupTokens(tokens: readonly string[], { words, special }: Reading): TokenGroup[] {
  const groups: { text: string; places: number[] }[] = [];
  tokens.forEach((token, place) => {
    if (!special && isSpecial(token)) return;
    const last = groups.at(-1);
    const goesOn =
      words &&
      token.startsWith('##') &&
      last !== undefined &&
      last.places.at(-1) === place - 1 &&
      !isSpecial(tokens[place - 1]);
    if (goesOn) {
      last.text += token.slice(2);
      last.places.push(place);
    } else groups.push({ text: token, places: [place] });
  });
  return groups;
}
