const ROLE_CLASS: Readonly<Record<string, string>> = {
  ...{ q: 'text-q', Q: 'text-q', k: 'text-k', K: 'text-k', v: 'text-v', V: 'text-v' },
};
const LETTER = /<span class="mord mathnormal"([^>]*)>([QKVqkv])<\/span>/gu;

/**
 * KaTeX's markup with queries, keys and values in the colours that they have everywhere. Only letters on the line: the k of
 * d_k is an index.
 */
export function roleMaths(markup: string): string {
  return markup.replace(
    LETTER,
    (_, attributes: string, letter: string) =>
      `<span class="mord mathnormal ${ROLE_CLASS[letter]}"${attributes}>${letter}</span>`,
  );
}
