import type { ExplainedSource, ExplainedTerm, Explanation } from '#core/attention';
import { texNumber, texOf, unmarked, type Mark } from './tex-symbols.ts';

/** More terms than this are shown by the first two and the last one. */
const MOST_TERMS = 4;

/** How a number was made, with the numbers put in: every digit is of the run. In LaTeX. */
export function formulaWithNumbers(
  { address, rule, terms, divisor, computed }: Explanation,
  decimals: number,
  mark: Mark = unmarked,
): string {
  const { stage, row, col } = address;
  const left = mark(stage, `${texOf(stage)}[${row + 1}, ${col + 1}]`);
  const result = mark(stage, texNumber(computed, decimals));
  const sum = (list: readonly ExplainedTerm[]) => sumTex(list, decimals, mark);
  const right = (() => {
    if (rule === 'given' || terms.length === 0) return '';
    if (rule === 'sum') return sum(terms);
    return rule === 'root' ? `\\sqrt{${sum(terms)}}` : `\\frac{${sum(terms)}}{${sum(divisor)}}`;
  })();
  // A sum of one number alone would only say the result twice.
  const alone = rule === 'sum' && terms.length === 1 && terms[0]?.sources.length === 1;
  return right === '' || alone
    ? `${left} = ${alone ? right : result}`
    : `\\begin{aligned} ${left} &= ${right} \\\\ &= ${result} \\end{aligned}`;
}

function sumTex(terms: readonly ExplainedTerm[], decimals: number, mark: Mark): string {
  const all = terms.map((term) => termTex(term, decimals, mark));
  const shown = all.length > MOST_TERMS ? [...all.slice(0, 2), '\\cdots', ...all.slice(-1)] : all;
  return shown.join(' + ');
}

function termTex({ rule, sources, value }: ExplainedTerm, decimals: number, mark: Mark): string {
  const number = (source: ExplainedSource, inProduct: boolean) => {
    const text = texNumber(source.value, source.address ? decimals : Math.max(decimals, 2));
    const tex = source.address ? mark(source.address.stage, text) : text;
    return inProduct && source.value < 0 ? `(${tex})` : tex;
  };
  const product = (list: readonly ExplainedSource[]) =>
    list.map((source) => number(source, list.length > 1 || source.value < 0)).join(' \\cdot ');
  const [a, b, ...more] = sources;
  if (!a) return texNumber(value, decimals);
  const rest = more.length > 0 ? ` \\cdot ${product(more)}` : '';
  switch (rule) {
    case 'product':
      return sources.length === 1 ? number(a, true) : product(sources);
    case 'exponential':
      return b ? `e^{${number(a, false)} - ${number(b, true)}}${rest}` : `e^{${number(a, false)}}`;
    case 'square':
      return b ? `(${number(a, false)} - ${number(b, true)})^2${rest}` : number(a, true);
    case 'mask':
      return mark('mask', value === 0 ? '0' : '(-\\infty)');
  }
}
