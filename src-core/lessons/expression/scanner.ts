import { LabError } from '#core/attention';

/** Reads a text from left to right. White space before what is looked for is skipped. */
export interface Scanner {
  /** Whether only white space is left. */
  atEnd(): boolean;
  /** The text of a match right here, and goes past it; null when there is none. */
  take(pattern: RegExp): string | null;
  /** As `take`, but throws that `what` is expected. */
  need(pattern: RegExp, what: string): string;
  /** Whether this is what comes next; goes nowhere. */
  sees(pattern: RegExp): boolean;
}

/** A scanner at the start of `text`. */
export function scanner(text: string): Scanner {
  let at = 0;
  function match(pattern: RegExp): RegExpExecArray | null {
    const here = new RegExp(`\\s*(${pattern.source})`, 'uy');
    here.lastIndex = at;
    return here.exec(text);
  }
  function take(pattern: RegExp): string | null {
    const found = match(pattern);
    if (!found) return null;
    at += found[0].length;
    return found[1];
  }
  return {
    atEnd: () => text.slice(at).trim() === '',
    take,
    sees: (pattern) => match(pattern) !== null,
    need(pattern, what) {
      const found = take(pattern);
      if (found !== null) return found;
      const rest = text.slice(at).trim();
      throw fault(`${what} is expected ${rest ? `at “${rest.slice(0, 20)}”` : 'at the end'}.`);
    },
  };
}

/** What is wrong with an expression, and what to change. */
export function fault(message: string): LabError {
  return new LabError('lesson.expression', message);
}
