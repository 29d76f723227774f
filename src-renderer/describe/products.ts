import type { ExplainedTerm, Explanation } from '#core/attention';
import type { AxisNames } from './axis.ts';
import { stageInfo, type Axis } from './stages.ts';
import type { Product, Products } from './sum-pieces.ts';

/** The products that a number is the sum of, the largest first; null where it is no sum of several. */
export function productsOf({ rule, terms }: Explanation, names: AxisNames): Products | null {
  const isSum = rule === 'sum' && terms.every((term) => term.rule === 'product');
  if (!isSum || (terms.length < 2 && (terms[0]?.sources.length ?? 0) < 2)) return null;
  const list = terms.map((term) => productOf(term, names, terms));
  const size = ({ value }: Product) => Math.abs(value);
  return { title: titleOf(terms), list: list.toSorted((a, b) => size(b) - size(a)) };
}

function productOf(term: ExplainedTerm, names: AxisNames, all: readonly ExplainedTerm[]): Product {
  const factors = term.sources.map(({ address, value }) => ({
    value,
    role: address ? stageInfo(address.stage).role : undefined,
  }));
  return { label: labelOf(term, names, all), factors, value: term.value };
}

/** What tells a term from the others: the word or dimension that it is summed over, or what it is. */
function labelOf(term: ExplainedTerm, names: AxisNames, all: readonly ExplainedTerm[]): string {
  const at = term.sources[0]?.address;
  if (!at) return term.sources[0]?.label ?? '';
  const { rows, cols, noun } = stageInfo(at.stage);
  const [first, second] = all.map(({ sources }) => sources[0]?.address?.col);
  if (rows === 'single' || first === second) return noun;
  const words: Partial<Record<Axis, readonly string[] | null>> = {
    query: names.tokens,
    context: names.contextTokens,
    'model dimension': names.dimensions,
  };
  return words[cols]?.[at.col] ?? String(at.col + 1);
}

function titleOf(terms: readonly ExplainedTerm[]): string {
  const sources = terms[0]?.sources ?? [];
  const nouns = sources.map(({ address, label }) =>
    address ? stageInfo(address.stage).noun : label,
  );
  return `${nouns.join(' × ')}, largest first`;
}
