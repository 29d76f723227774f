/** Levels of brackets: a file of experiments has eight. */
const DEEPEST = 32;

/** What a look over the characters finds before anything is built from them. */
export interface TextFault {
  readonly code: 'file.broken' | 'file.hostile';
  readonly message: string;
  readonly position: number;
}

/** What may come next, as it is called in messages. */
const NEXT = {
  value: 'a value',
  /** After an opening bracket there may be nothing at all. */
  item: 'a value or “]”',
  member: 'a name in quotation marks or “}”',
  key: 'a name in quotation marks',
  colon: '“:”',
  more: '“,” or a closing bracket',
  nothing: 'nothing more',
} as const;
type Next = keyof typeof NEXT;

/**
 * Finds what must not reach a JSON reader, and where a reader would only say that something is wrong: brackets nested
 * without end, keys that mean an object's prototype, a text that ends in the middle, signs that are no JSON. What is
 * inside of quotation marks is left to the reader. Constant memory, one pass.
 */
export function findFault(text: string): TextFault | undefined {
  const open: string[] = [];
  let next: Next = 'value';
  const afterValue = (): Next => (open.length > 0 ? 'more' : 'nothing');
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') continue;
    const takesValue = next === 'value' || next === 'item';
    if (sign === '"') {
      const end = endOfString(text, i);
      if (end === -1) return cutOff(text.length);
      const isKey: boolean = next === 'key' || next === 'member';
      if (!isKey && !takesValue) return slip(text, i, next);
      const forbidden = isKey && forbiddenKey(text.slice(i, end + 1));
      if (forbidden) return { code: 'file.hostile', message: forbidden, position: i };
      next = isKey ? 'colon' : afterValue();
      i = end;
    } else if (sign === '{' || sign === '[') {
      if (!takesValue) return slip(text, i, next);
      if (open.push(sign) > DEEPEST) return tooDeep(i);
      next = sign === '{' ? 'member' : 'item';
    } else if (sign === '}' || sign === ']') {
      const [opening, empty] = sign === '}' ? ['{', 'member'] : ['[', 'item'];
      if ((next !== 'more' && next !== empty) || open.at(-1) !== opening)
        return slip(text, i, next);
      open.pop();
      next = afterValue();
    } else if (sign === ',' && next === 'more') next = open.at(-1) === '{' ? 'key' : 'value';
    else if (sign === ':' && next === 'colon') next = 'value';
    else {
      const word = wordAt(text, i);
      if (i + word.length === text.length && open.length > 0) return cutOff(text.length);
      if (!takesValue || !LITERAL.test(word)) return slip(text, i, next);
      next = afterValue();
      i += word.length - 1;
    }
  }
  return next === 'nothing' ? undefined : cutOff(text.length);
}

const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)$/iu;
const BETWEEN = /[\s,:{}[\]"]/gu;

/** The signs up to the next space, bracket, comma or quotation mark. */
function wordAt(text: string, start: number): string {
  BETWEEN.lastIndex = start;
  const end = BETWEEN.exec(text)?.index ?? text.length;
  return text.slice(start, Math.max(end, start + 1));
}

const QUOTE = 34;
const BACKSLASH = 92;

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

/** Why a key has no place here, however it is written; undefined where it may have. */
function forbiddenKey(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(written);
  } catch {
    return undefined;
  }
  return typeof key === 'string' && PROTOTYPE_KEYS.has(key)
    ? `the key “${key}” has no place in a file of experiments`
    : undefined;
}

function tooDeep(position: number): TextFault {
  const message = `more than ${DEEPEST} brackets are open. No experiment needs as many`;
  return { code: 'file.hostile', message, position };
}

function slip(text: string, position: number, next: Next): TextFault {
  const found = wordAt(text, position).slice(0, 20);
  const message = `“${found}” stands where ${NEXT[next]} should be. Export it again, or mend that place`;
  return { code: 'file.broken', message, position };
}

function cutOff(position: number): TextFault {
  return {
    code: 'file.broken',
    message: 'the file ends in the middle; it was probably cut off. Export or copy it again',
    position,
  };
}
