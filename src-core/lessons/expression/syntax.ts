import type { AnyStage } from '#core/experiment';

/** Where in a row or column: a word of the sentence, a place counted from 1, or all of them. */
export type Place =
  | { readonly kind: 'word'; readonly word: string; readonly occurrence: number | null }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' };

/** Numbers of a stage of an experiment; layer and head count from 1, as people do. */
export interface Cells {
  readonly kind: 'cells';
  readonly stage: AnyStage;
  readonly experiment: string;
  readonly layer: number;
  readonly head: number;
  readonly row: Place;
  readonly col: Place;
}

/** The word with the largest weight in a row. */
export interface Most {
  readonly kind: 'most';
  readonly cells: Cells;
}

/** A function of one experiment, such as its number of tokens. */
export interface About {
  readonly kind: 'about';
  readonly what: string;
  readonly experiment: string;
}

/** A computed number as an author writes it, read. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/' | '^';
      readonly left: Expression;
      readonly right: Expression;
    }
  | Cells
  | Most
  | About;

/** How a value is written: `| percent 1`. */
export interface NumberFormat {
  readonly style: 'decimal' | 'percent' | 'significant' | 'scientific' | 'integer';
  readonly digits: number;
}

/** What stands between `{{` and `}}`. */
export interface Computed {
  readonly expression: Expression;
  /** Null where the author gave none: three decimals, and none for whole numbers. */
  readonly format: NumberFormat | null;
}
