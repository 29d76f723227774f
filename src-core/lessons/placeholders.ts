/**
 * Expressions contain what Markdown takes for markup (`*`, `|`, `[`), so each is replaced by two private characters
 * before Markdown is read, and put back or computed after it.
 */
const MARK = '\uE000';
const FIRST = 0xe001;
const MOST = 0xf8ff - FIRST;

export interface Hidden {
  /** The text with its expressions hidden; every line is as long in lines as before. */
  readonly text: string;
  /** A piece of the read text, cut at its expressions. */
  split(text: string): readonly (string | Expressed)[];
  /** A piece of the read text with its expressions as they were written. */
  restore(text: string): string;
}

/** What an author wrote between `{{` and `}}`. */
export interface Expressed {
  readonly expression: string;
}

/** Hides `{{ … }}` (on one line). Null when the text already holds private characters, or too many expressions. */
export function hideExpressions(source: string): Hidden | null {
  if (/[\uE000-\uF8FF]/u.test(source)) return null;
  const expressions: string[] = [];
  const text = source.replaceAll(/\{\{([^{}\n]*)\}\}/gu, (_, expression: string) => {
    expressions.push(expression);
    return MARK + String.fromCharCode(FIRST + expressions.length - 1);
  });
  if (expressions.length > MOST) return null;
  const split = (piece: string) =>
    piece
      .split(/(\uE000[\uE001-\uF8FF])/u)
      .filter((part) => part !== '')
      .map((part) =>
        part.startsWith(MARK) ? { expression: expressions[part.charCodeAt(1) - FIRST] } : part,
      );
  return {
    text,
    split,
    restore: (piece) =>
      split(piece)
        .map((part) => (typeof part === 'string' ? part : `{{${part.expression}}}`))
        .join(''),
  };
}
