import type { Facts } from './facts.ts';
import type { Library } from './library.ts';
import type { NumberSource } from './number-source.ts';
import type { Language } from './names.ts';

/** How one language says each step. Arguments and results are expressions of that language. */
export interface Dialect {
  readonly language: Language;
  readonly indent: string;
  comment(text: string): string;
  /** A name of several words as this language writes it: dK or d_k. */
  word(name: 'dK' | 'dV' | 'dModel' | 'openMask'): string;
  /** A new name, and a name that gets another value later. */
  define(name: string, value: string): string;
  defineStream(name: string, value: string): string;
  assign(name: string, value: string): string;
  loop(variable: string, count: string): string;
  readonly endLoop: string | null;
  readonly emptyList: string;
  append(list: string, entry: string): string;
  /** The named values kept together, and the matrices of a layer taken out again. */
  record(names: readonly string[], more?: Readonly<Record<string, string>>): string;
  takeOut(names: readonly string[], from: string): string;
  at(list: string, index: string): string;
  list(entries: readonly string[]): string;

  copy(a: string): string;
  sum(a: string, b: string): string;
  times(a: string, b: string): string;
  timesTransposed(a: string, b: string): string;
  addRow(a: string, bias: string): string;
  /** Columns index·size … (index + 1)·size. */
  columns(a: string, index: string, size: string): string;
  divide(a: string, divisors: readonly string[]): string;
  root(value: string): string;
  wholePart(a: string, b: string): string;
  blockOut(scores: string, mask: string, blocked: 'minus infinity' | 'zero'): string;
  maskLate(weights: string, mask: string): string;
  softmax(scores: string, facts: Facts): string;
  joinHeads(list: string, name: string): string;
  rowMean(x: string): string;
  rowDeviation(x: string, mean: string, epsilon: number): string;
  standardize(x: string, mean: string, deviation: string): string;
  gainAndShift(z: string, gain: string, shift: string): string;
  activate(x: string, kind: 'relu' | 'gelu'): string;
  put(name: string, key: string, layer: string, head: string): string;

  /** The mask of an experiment, and numbers that are given. */
  mask(facts: Facts): string;
  numbers(source: NumberSource): string;
  changes(entries: ReadonlyMap<string, readonly (readonly number[])[]>): string;
  /** What stands before everything, the functions that the experiment needs, and the last line, which prints. */
  readonly preamble: string;
  library(facts: Facts): Library;
  ending(facts: Facts): string;
}
