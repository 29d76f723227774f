import type { Matrix } from './matrix.ts';

/**
 * One step of the computation, seen from every side the lab looks: forwards, backwards (gradients),
 * sideways (how a small change travels), and number by number (the terms of each result).
 */
export interface Operation {
  /** What is done and with which settings: equal names and equal inputs give equal results. */
  readonly name: string;
  /** The result, from the inputs. It may be one of the inputs itself when nothing changes. */
  forward(inputs: readonly Matrix[]): Matrix;
  /**
   * Given ∂L/∂result, adds to each of `into` the gradient ∂L/∂input of that input (reverse-mode chain rule).
   * Inputs without a gradient, such as a mask, are left as they are.
   */
  backward(
    gradient: Matrix,
    inputs: readonly Matrix[],
    result: Matrix,
    into: readonly Matrix[],
  ): void;
  /**
   * How the result changes per unit of a change of the inputs (forward-mode chain rule): `changes` has a
   * matrix of rates for each input, null for an input that stays as it is.
   */
  tangent(changes: readonly (Matrix | null)[], inputs: readonly Matrix[], result: Matrix): Matrix;
  /** The terms that made the result's entry (row, col). */
  derive(row: number, col: number, inputs: readonly Matrix[], result: Matrix): Derivation;
}

/** A number that a term is made of: an entry of one of the inputs, or a constant with a name. */
export type Source =
  | { readonly input: number; readonly row: number; readonly col: number }
  | { readonly label: string; readonly value: number };

/**
 * How the sources a, b, c … of a term make its value: `product` a·b·c…; `exponential` e^(a − b)·c…;
 * `square` (a − b)²·c…; `mask` 0 where a mask has a = 1 and b where it has a = 0.
 */
export type TermRule = 'product' | 'exponential' | 'square' | 'mask';

/** One summand. */
export interface Term {
  readonly rule: TermRule;
  readonly value: number;
  readonly sources: readonly Source[];
}

/** How terms make a number: Σ terms; Σ terms ÷ Σ divisor; √(Σ terms). */
export type DerivationRule = 'sum' | 'quotient' | 'root';

/** A number taken apart. `divisor` is empty unless the rule is `quotient`. */
export interface Derivation {
  readonly rule: DerivationRule;
  readonly terms: readonly Term[];
  readonly divisor: readonly Term[];
}

/** An entry of input number `input`. */
export function cell(input: number, row: number, col: number): Source {
  return { input, row, col };
}

/** A term that is a product of its sources. */
export function product(value: number, ...sources: Source[]): Term {
  return { rule: 'product', value, sources };
}

/** A number that is the sum of its terms. */
export function sumOf(terms: readonly Term[]): Derivation {
  return { rule: 'sum', terms, divisor: [] };
}
