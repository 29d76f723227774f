import { LabError } from '#core/attention';
import { LIMITS } from './limits.ts';

// A word with its accents, apostrophes and hyphens; a number; an emoji as one; else one character.
const TOKEN =
  /\p{L}[\p{L}\p{M}\p{N}]*(?:['’\-][\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,]\p{N}+)*|\p{RGI_Emoji}|[^\s\p{M}]\p{M}*/gv;

/** The tokens of a text, each with the space before it. What belongs to no token is left out. */
export function tokenPieces(text: string): { gap: string; token: string }[] {
  let end = 0;
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => {
    const gap = text.slice(end, index).replace(/\S/gu, '');
    end = index + token.length;
    return { gap, token };
  });
}

/**
 * Words, numbers, punctuation and emoji of a sentence, in order. Throws `text.empty` and `text.too-long`
 * (more than 512 tokens) with what to change.
 */
export function tokenize(text: string, which = 'sentence'): string[] {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) {
    throw new LabError('text.empty', `The ${which} is empty. Type at least one word.`, { which });
  }
  if (tokens.length > LIMITS.tokens) {
    throw new LabError(
      'text.too-long',
      `The ${which} has ${tokens.length.toLocaleString('en')} tokens; the lab shows every number of up to ${LIMITS.tokens}. Remove ${(tokens.length - LIMITS.tokens).toLocaleString('en')} or more.`,
      { which, tokens: tokens.length, limit: LIMITS.tokens },
    );
  }
  return tokens;
}
