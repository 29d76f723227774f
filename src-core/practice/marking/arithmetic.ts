import { exp } from '#core/attention';

/** What a text is as arithmetic: a value, something that only lacks its end (`2/`, `0.`), or nothing of the kind. */
export type Arithmetic =
  | { readonly state: 'value'; readonly value: number }
  | { readonly state: 'unfinished' }
  | { readonly state: 'unreadable' };

/** Where a number is both `1,234` = 1234 and 1.234, which of the two is meant. */
export type Separator = 'decimal' | 'group';

type Token = { readonly kind: 'number'; readonly value: number } | { readonly kind: string };

const UNFINISHED = Symbol('unfinished');
const UNREADABLE = Symbol('unreadable');
const NUMBER = /^(?:\d[\d.,']*|[.,]\d+)(?:[eE][+-]?\d+)?/u;
const WORD = /^(?:sqrt|exp|inf(?:inity)?|∞|e|[-+*/^()√])/iu;

/**
 * Reads arithmetic as one types it: `2/3`, `1·2 + 2·0`, `√2/2`, `e^-1`, `1e-3`, `-∞`. `comma` and `dot` say how to take a
 * separator before exactly three digits.
 */
export function readArithmetic(text: string, comma: Separator, dot: Separator): Arithmetic {
  try {
    const tokens = tokensOf(text, { ',': comma, '.': dot });
    const reader = { tokens, at: 0 };
    const value = sum(reader);
    if (reader.at < tokens.length) throw UNREADABLE;
    return Number.isNaN(value) ? { state: 'unreadable' } : { state: 'value', value };
  } catch (reason) {
    if (reason === UNREADABLE) return { state: 'unreadable' };
    if (reason === UNFINISHED) return { state: /\d/u.test(text) ? 'unfinished' : 'unreadable' };
    throw reason;
  }
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function tokensOf(text: string, separators: Record<string, Separator>): Token[] {
  const tokens: Token[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const number = NUMBER.exec(rest)?.[0];
    const word = number ?? WORD.exec(rest)?.[0];
    if (word === undefined) throw UNREADABLE;
    tokens.push(
      number === undefined
        ? { kind: word.toLowerCase() }
        : { kind: 'number', value: numeral(number, separators) },
    );
    rest = rest.slice(word.length).trimStart();
  }
  return tokens;
}

/** A numeral's value. `1.` and `1,` lack their decimals; `1.234,5` and `1,234.5` have groups. */
function numeral(text: string, separators: Record<string, Separator>): number {
  const [digits, exponent = '0'] = text.split(/[eE]/u);
  if (/[.,]$/u.test(digits))
    throw digits.indexOf(digits.at(-1) ?? '') < digits.length - 1 ? UNREADABLE : UNFINISHED;
  const marks = digits.replace(/[\d']/gu, '');
  const last = marks.at(-1) ?? '';
  const several = marks.length > 1 && [...marks].every((mark) => mark === last);
  const looksGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/u.test(digits);
  const grouped = several || (looksGrouped && separators[last] === 'group');
  const cut = last === '' || grouped ? digits.length : digits.lastIndexOf(last);
  const whole = digits.slice(0, cut);
  const fraction = digits.slice(cut + 1);
  const isGrouped = /^\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*$/u.test(whole);
  if (!/^\d*$/u.test(whole) && !isGrouped) throw UNREADABLE;
  if (!/^\d*$/u.test(fraction)) throw UNREADABLE;
  return Number(`${whole.replace(/[.,']/gu, '') || '0'}.${fraction || '0'}e${exponent}`);
}

function next(reader: Reader, ...kinds: string[]): string | null {
  const kind = reader.tokens[reader.at]?.kind;
  if (kind === undefined || !kinds.includes(kind)) return null;
  reader.at++;
  return kind;
}

function sum(reader: Reader): number {
  let value = product(reader);
  for (let sign = next(reader, '+', '-'); sign; sign = next(reader, '+', '-'))
    value += (sign === '-' ? -1 : 1) * product(reader);
  return value;
}

function product(reader: Reader): number {
  let value = signed(reader);
  for (;;) {
    const kind = reader.tokens[reader.at]?.kind ?? '';
    if (next(reader, '/')) value /= signed(reader);
    else if (next(reader, '*') || ['(', '√', 'sqrt', 'exp', 'e'].includes(kind))
      value *= lastAlone(reader, kind) ?? signed(reader);
    else return value;
  }
}

/** `2e` is the beginning of `2e-3`, not 2 times e. */
function lastAlone(reader: Reader, kind: string): null {
  const following = reader.tokens[reader.at + 1]?.kind;
  if (kind === 'e' && (following === undefined || following === '-' || following === '+'))
    throw UNFINISHED;
  return null;
}

function signed(reader: Reader): number {
  const sign = next(reader, '+', '-');
  return sign ? (sign === '-' ? -1 : 1) * signed(reader) : power(reader);
}

function power(reader: Reader): number {
  const base = atom(reader);
  if (!next(reader, '^')) return base;
  const exponent = signed(reader);
  if (base === Math.E) return exp(exponent);
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 64) throw UNREADABLE;
  let value = 1;
  for (let i = 0; i < Math.abs(exponent); i++) value *= base;
  return exponent < 0 ? 1 / value : value;
}

function atom(reader: Reader): number {
  const token = reader.tokens[reader.at++];
  if (!token) throw UNFINISHED;
  if ('value' in token) return token.value;
  switch (token.kind) {
    case '(': {
      const value = sum(reader);
      if (next(reader, ')')) return value;
      throw reader.at >= reader.tokens.length ? UNFINISHED : UNREADABLE;
    }
    case '√':
    case 'sqrt':
      return Math.sqrt(atom(reader));
    case 'exp':
      return exp(atom(reader));
    case 'e':
      return Math.E;
    case '∞':
    case 'inf':
    case 'infinity':
      return Infinity;
    default:
      throw UNREADABLE;
  }
}
