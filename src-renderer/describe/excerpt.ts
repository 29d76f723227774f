/** A piece of text, and whether it is one of the words looked for. */
export interface ExcerptPart {
  readonly text: string;
  readonly hit: boolean;
}

/** How much text stands before the first word that was found. */
const BEFORE = 40;
const LENGTH = 150;

/** The surroundings of the first of these words in a text, cut into hits and the rest. */
export function excerptOf(text: string, terms: readonly string[]): ExcerptPart[] {
  const escaped = terms
    .filter(Boolean)
    .map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const pattern = escaped.length > 0 ? new RegExp(`(${escaped.join('|')})`, 'iu') : null;
  const first = pattern ? text.search(pattern) : -1;
  const from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const cut = text.slice(from, from + LENGTH);
  const shown = `${from > 0 ? '… ' : ''}${cut}${from + LENGTH < text.length ? ' …' : ''}`;
  if (!pattern) return [{ text: shown, hit: false }];
  return shown
    .split(new RegExp(pattern.source, 'giu'))
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}
