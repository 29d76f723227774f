/** Levels of brackets: a file of experiments has eight. */
const DEEPEST = 32;

/** What a look over the characters finds before anything is built from them. */
export interface TextFault {
  readonly code: 'file.broken' | 'file.hostile';
  readonly message: string;
  readonly position: number;
}

/**
 * Finds what must not reach a JSON reader: brackets nested without end, keys that mean an object's prototype,
 * a text that ends in the middle. Constant memory, one pass.
 */
export function findFault(text: string): TextFault | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = endOfString(text, i);
      if (end === -1) return cutOff(text.length);
      const forbidden = forbiddenKey(text, i, end);
      if (forbidden) return { code: 'file.hostile', message: forbidden, position: i };
      i = end;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (++depth > DEEPEST)
        return {
          code: 'file.hostile',
          message: `more than ${DEEPEST} brackets are open. No experiment needs as many`,
          position: i,
        };
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
  }
  return depth > 0 ? cutOff(text.length) : undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** The place of the closing quotation mark; −1 where there is none. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i;
  }
  return -1;
}

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The longest way to write one of them: every character as \u and four digits. */
const LONGEST = 11 * 6 + 2;

/** Why a string must not be a key here, however it is written; undefined where it may, or is no key. */
function forbiddenKey(text: string, start: number, end: number): string | undefined {
  if (end - start > LONGEST || !/^\s*:/u.test(text.slice(end + 1, end + 20))) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
  return typeof key === 'string' && PROTOTYPE_KEYS.has(key)
    ? `the key “${key}” has no place in a file of experiments`
    : undefined;
}

function cutOff(position: number): TextFault {
  return {
    code: 'file.broken',
    message: 'the file ends in the middle; it was probably cut off. Export or copy it again',
    position,
  };
}
