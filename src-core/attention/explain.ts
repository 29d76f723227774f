import { cellLabel, symbolOf } from './symbols.ts';
import type { Address } from './address.ts';
import { cellAt } from './locate.ts';
import type { DerivationRule, Source, Term, TermRule } from './operation.ts';
import type { Node, Tape } from './tape.ts';

/** A number that a term is made of. `address` leads on to its own explanation; null for a constant. */
export interface ExplainedSource {
  readonly label: string;
  readonly value: number;
  readonly address: Address | null;
}

/** One summand, with what it is made of (see `TermRule`). */
export interface ExplainedTerm {
  /** As a formula, such as `X[8, 3] · W_Q[3, 1]`. */
  readonly label: string;
  readonly value: number;
  readonly rule: TermRule;
  readonly sources: readonly ExplainedSource[];
}

/** A number taken apart, one level deep. */
export interface Explanation {
  /** Where the number stands; of two addresses of the same number the one where it is computed. */
  readonly address: Address;
  readonly label: string;
  readonly value: number;
  /** `given`: an input or a learned number, made of nothing. Else how the terms make `computed`. */
  readonly rule: DerivationRule | 'given';
  readonly terms: readonly ExplainedTerm[];
  /** Empty unless the rule is `quotient`. */
  readonly divisor: readonly ExplainedTerm[];
  /** What the terms make; differs from `value` only where a number was put in by hand. */
  readonly computed: number;
  /** Whether the number was put in by hand, or switched off. */
  readonly override: 'edit' | 'ablation' | null;
}

/**
 * The terms that made a number, each with the address it comes from, so that the question can be asked again down to
 * the inputs. Throws `stage.absent` and `address.range`.
 */
export function explain(tape: Tape, at: Address): Explanation {
  const node = cellAt(tape, at);
  const { row, col } = at;
  const address: Address = { ...node.address, row, col };
  const value = node.value.data[row * node.value.cols + col];
  const override = node.overrides.find((one) => one.row === row && one.col === col);
  const inputs = node.inputs.map((input) => input.value);
  const derivation = node.operation.derive(row, col, inputs, node.value);
  return {
    address,
    label: cellLabel(address),
    value,
    rule: node.inputs.length === 0 ? 'given' : derivation.rule,
    terms: derivation.terms.map((term) => explainTerm(node, term)),
    divisor: derivation.divisor.map((term) => explainTerm(node, term)),
    computed: override?.computed ?? value,
    override: override?.reason ?? null,
  };
}

function explainTerm(node: Node, { rule, value, sources }: Term): ExplainedTerm {
  const explained = sources.map((source) => explainSource(node, source));
  return { label: LABELS[rule](explained), value, rule, sources: explained };
}

function explainSource(node: Node, source: Source): ExplainedSource {
  if ('label' in source) return { ...source, address: null };
  const from = node.inputs[source.input];
  const address: Address = { ...from.address, row: source.row, col: source.col };
  const value = from.value.data[source.row * from.value.cols + source.col];
  return { label: cellLabel(address), value, address };
}

const times = (sources: readonly ExplainedSource[]) =>
  sources.map(({ label }) => label).join(' · ');

const LABELS: Record<TermRule, (sources: readonly ExplainedSource[]) => string> = {
  product: times,
  exponential: ([a, b, ...more]) =>
    [`e^(${a.label} − ${b.label})`, ...more.map(({ label }) => label)].join(' · '),
  square: ([a, b, ...more]) =>
    [`(${a.label} − ${b.label})²`, ...more.map(({ label }) => label)].join(' · '),
  mask: ([mask]) =>
    mask.value ? `${symbolOf('mask')}: allowed` : `${symbolOf('mask')}: not allowed`,
};
