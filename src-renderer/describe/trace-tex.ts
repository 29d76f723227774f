import {
  isHeadStage,
  symbolOf,
  type Address,
  type ExplainedSource,
  type ExplainedTerm,
  type Explanation,
} from '#core/attention';
import { significant } from './numbers.ts';
import { NONE } from './term-pieces.ts';

/** As many terms of a sum are written out, largest first. */
const MOST = 6;

/** Explained numbers as LaTeX: for each what it is made of, the same with the numbers put in, and the result. */
export function traceTex(numbers: readonly Explanation[]): string {
  const lines = numbers.flatMap((number) => {
    const left = numberTex(number.address);
    if (number.rule === 'given' || number.terms.length === 0)
      return [`${left} &= ${valueTex(number.value)}`];
    const replaced = number.override
      ? [String.raw`${left} &:= ${valueTex(number.value)} \quad \text{put in by hand}`]
      : [];
    return [
      `${left} &= ${madeTex(number, nameTex)}`,
      `&= ${madeTex(number, ({ value }) => factorTex(value))}`,
      `&= ${valueTex(number.computed)}`,
      ...replaced,
    ];
  });
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

type Write = (source: ExplainedSource) => string;

function madeTex({ rule, terms, divisor }: Explanation, write: Write): string {
  const above = sumTex(terms, write);
  if (rule === 'root') return `\\sqrt{${above}}`;
  return rule === 'quotient' ? `\\frac{${above}}{${sumTex(divisor, write)}}` : above;
}

function sumTex(terms: readonly ExplainedTerm[], write: Write): string {
  const order = terms.toSorted((a, b) => sizeOf(b.value) - sizeOf(a.value));
  const shown = order.slice(0, MOST).map((term) => termTex(term, write));
  return [...shown, ...(order.length > MOST ? ['\\cdots'] : [])].join(' + ');
}

function termTex({ rule, value, sources }: ExplainedTerm, write: Write): string {
  const [a = NONE, b = NONE, ...more] = sources;
  const times = (list: readonly ExplainedSource[]) =>
    list.map((source) => ` \\cdot ${write(source)}`).join('');
  switch (rule) {
    case 'product':
      return times(sources).slice(' \\cdot '.length);
    case 'exponential':
      return `e^{${write(a)}${b.value === 0 ? '' : ` - ${factorTex(b.value)}`}}${times(more)}`;
    case 'square':
      return `(${write(a)} - ${write(b)})^{2}${times(more)}`;
    case 'mask':
      return factorTex(value);
  }
}

function nameTex(source: ExplainedSource): string {
  if (source.address) return numberTex(source.address);
  return CONSTANTS[source.label] ?? `\\text{${source.label}}`;
}
const CONSTANTS: Readonly<Record<string, string>> = {
  T: 'T',
  ε: '\\varepsilon',
  '1/d': '\\tfrac{1}{d}',
  '−1': '(-1)',
  'Φ(x)': '\\Phi(x)',
};

/** `Q^{(2)}[8, 3]`: a number with its head, counted from 1. */
function numberTex({ stage, head, row, col }: Address): string {
  const raised = isHeadStage(stage) ? `^{(${head + 1})}` : '';
  return `{${symbolTex(symbolOf(stage))}}${raised}[${row + 1}, ${col + 1}]`;
}

const GREEK: Readonly<Record<string, string>> = {
  μ: '\\mu',
  σ: '\\sigma',
  γ: '\\gamma',
  β: '\\beta',
};
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

function symbolTex(symbol: string): string {
  const [, base = symbol, prime = '', lowered = ''] =
    /^([^_₀-₉′]+)(′?)(?:_(.+)|([₀-₉]))?$/u.exec(
      symbol.replace(/[₀-₉]/u, (d) => `_${LOWERED.indexOf(d)}`),
    ) ?? [];
  const letters = GREEK[base] ?? (base.length > 1 ? `\\mathrm{${base}}` : base);
  return `${letters}${prime && "'"}${lowered && `_{${lowered}}`}`;
}

/** A value as a factor: in brackets where it is negative. */
function factorTex(value: number): string {
  const text = valueTex(value);
  return text.startsWith('-') ? `(${text})` : text;
}

function valueTex(value: number): string {
  if (Number.isNaN(value)) return '\\text{not a number}';
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const [mantissa = '', exponent] = significant(value).replaceAll('−', '-').split('·10');
  if (exponent === undefined) return mantissa;
  return `${mantissa}\\cdot 10^{${[...exponent].map((sign) => RAISED[sign] ?? sign).join('')}}`;
}
const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, i) => [sign, String(i)]).concat([['⁻', '-']]),
);

function sizeOf(value: number): number {
  return Number.isNaN(value) ? Infinity : Math.abs(value);
}
