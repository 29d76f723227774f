import { readArithmetic, type Separator } from './arithmetic.ts';

/** What a learner's text is as a number. `values` are all that it may mean, the likeliest first. */
export type NumberReading =
  | { readonly state: 'empty' | 'unreadable' | 'unfinished' }
  | {
      readonly state: 'number';
      readonly values: readonly number[];
      /** Whether it was written with a percent sign. */
      readonly percent: boolean;
      /** Decimals that were typed, where it is one plain numeral; −1 for other arithmetic. */
      readonly decimals: number;
    };

const FRACTIONS: Record<string, string> = {
  ...{ '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4', '⅕': '1/5', '⅖': '2/5' },
  ...{ '⅗': '3/5', '⅘': '4/5', '⅙': '1/6', '⅚': '5/6', '⅛': '1/8', '⅜': '3/8', '⅝': '5/8' },
  ...{ '⅞': '7/8', '⅑': '1/9', '⅒': '1/10' },
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;

/** A plain numeral that means the same everywhere: digits, or with a point but not before exactly three digits. */
const SIMPLE = /^-?\d+(?:\.(\d{1,2}|\d{4,}))?$/u;

/**
 * Reads a number in any usual form: 0.667, .667, 2/3, ⅔, 66.7 %, 0,667, 1 234.5, 1e-3, 2·10⁻³, −3 with any dash, ≈ 0.67.
 * `locale` decides what `1,234` most likely means; a unit given in `unit` may follow.
 */
export function readNumber(text: string, locale = 'en', unit = ''): NumberReading {
  const simple = SIMPLE.exec(text);
  if (simple) {
    const decimals = simple[1]?.length ?? 0;
    return { state: 'number', values: [Number(text)], percent: false, decimals };
  }
  const plain = plainText(text, unit);
  if (plain === '') return { state: /\d/u.test(text) ? 'unfinished' : 'empty' };
  const percent = /%$/u.test(plain);
  const permille = /‰$/u.test(plain);
  const written = plain.replace(/\s*[%‰]$/u, '');
  if (written === '') return { state: 'unreadable' };
  const readings = separatorsOf(written, locale).map(([comma, dot]) =>
    readArithmetic(written, comma, dot),
  );
  const parts = percent ? 100 : permille ? 1000 : 1;
  const values = readings.flatMap((one) => (one.state === 'value' ? [one.value / parts] : []));
  if (values.length > 0) {
    return {
      state: 'number',
      values: [...new Set(values)],
      percent: percent || permille,
      decimals: decimalsOf(written),
    };
  }
  return {
    state: readings.some(({ state }) => state === 'unfinished') ? 'unfinished' : 'unreadable',
  };
}

const ENGLISH: readonly [Separator, Separator] = ['group', 'decimal'];
const CONTINENTAL: readonly [Separator, Separator] = ['decimal', 'group'];
const decimalSigns = new Map<string, string>();

/** The usual reading of comma and dot first, then the other where that can matter. */
function separatorsOf(written: string, locale: string): (readonly [Separator, Separator])[] {
  const [first, second] =
    decimalSign(locale) === ',' ? [CONTINENTAL, ENGLISH] : [ENGLISH, CONTINENTAL];
  return /[.,]/u.test(written) ? [first, second] : [first];
}

function decimalSign(locale: string): string {
  const known = decimalSigns.get(locale);
  if (known !== undefined) return known;
  const sign = new Intl.NumberFormat([locale, 'en'].filter(isLocale)).format(1.5)[1];
  decimalSigns.set(locale, sign);
  return sign;
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}

function decimalsOf(written: string): number {
  const match = /^[+-]?\d*(?:[.,](\d+))?$/u.exec(written);
  return match ? (match[1]?.length ?? 0) : -1;
}

/** The text in plain signs: one minus, one times, no ornaments, no spaces inside a number. */
function plainText(text: string, unit: string): string {
  let plain = text
    .replace(/(\d+)?\s*([½¼¾⅐-⅞])/gu, (_, whole: string | undefined, sign: string) =>
      whole ? `(${whole}+${FRACTIONS[sign]})` : `(${FRACTIONS[sign]})`,
    )
    .replace(/[⁰¹²³⁴-⁹⁻]+/gu, (signs) => `^${[...signs].map(fromSuperscript).join('')}`)
    .normalize('NFKC')
    .replace(SPACES, ' ')
    .replace(/[−‐‑‒–—﹣－]/gu, '-')
    .replace(/[×·⋅∙*∗]|(?<=\d)\s*x\s*(?=\d)/gu, '*')
    .replace(/[÷∕⁄]/gu, '/')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[≈≃≅~]/gu, '=')
    .trim();
  plain = (plain.split('=').at(-1) ?? '').trim();
  if (unit && plain.toLowerCase().endsWith(unit.toLowerCase()))
    plain = plain.slice(0, -unit.length).trim();
  return plain
    .replace(/^([+-]?)\s*(\d+)\s+(\d+\/\d+)$/u, '$1($2+$3)')
    .replace(/(?<=\d)\s(?=\d{3}(?!\d))/gu, '')
    .replace(/\s+/gu, ' ');
}

function fromSuperscript(sign: string): string {
  const at = SUPERSCRIPTS.indexOf(sign);
  return at === 10 ? '-' : String(at);
}
