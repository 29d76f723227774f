import { LATE } from './late-characters.ts';

const SPECIAL = /(\[(?:PAD|UNK|CLS|SEP|MASK)\])/u;
const CHINESE =
  /[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;
/** Besides tab and line ends, which are spaces. */
const CONTROL = /[\0\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
/** What counts as an accent: marks without a width, and two that were such once. */
const ACCENT = /(?!\u{111C9})[\p{Mn}\u1734\u{1171E}]/gu;
const SPACE = /[\s\u0085]+/u;
const PUNCTUATION = /[\p{P}$+<=>^`|~\u166D\u{111C9}]/u;

/** A stretch of text as a word, or a special token that was typed, such as [MASK]. */
export interface PlainWord {
  readonly text: string;
  readonly special: boolean;
}

/**
 * Text as BERT's own word splitting makes it (Devlin et al. 2018): control characters gone, Chinese characters and
 * punctuation as words of their own; where `lowercase`, in small letters without accents.
 */
export function plainWords(text: string, lowercase: boolean): PlainWord[] {
  return text.split(SPECIAL).flatMap((stretch, i): PlainWord[] => {
    if (i % 2 === 1) return [{ text: stretch, special: true }];
    return normalized(stretch, lowercase)
      .split(SPACE)
      .flatMap(splitAtPunctuation)
      .map((word) => ({ text: word, special: false }));
  });
}

function normalized(text: string, lowercase: boolean): string {
  const parts = text.split(LATE);
  return parts.map((part, i) => (i % 2 === 1 ? part : plain(part, lowercase))).join('');
}

function plain(text: string, lowercase: boolean): string {
  const clean = text
    .replace(/[\t\n\r]/gu, ' ')
    .replace(CONTROL, '')
    .replace(CHINESE, ' $& ');
  if (!lowercase) return clean;
  const bare = clean.normalize('NFD').replace(ACCENT, '');
  // Letter by letter: in a whole word JavaScript writes the last σ of Greek another way.
  return Array.from(bare, (letter) => letter.toLowerCase()).join('');
}

function splitAtPunctuation(word: string): string[] {
  const out: string[] = [];
  let open = '';
  for (const letter of word) {
    if (PUNCTUATION.test(letter) && !LATE.test(letter)) {
      if (open) out.push(open);
      out.push(letter);
      open = '';
    } else open += letter;
  }
  if (open) out.push(open);
  return out;
}
