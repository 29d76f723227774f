import type { Outcome } from '#core/practice';

/** What a person might type (…), and how it has to be judged: [typed, outcome]. */
export type Typed = readonly [string, Outcome];

/** Answers to one number. Two decimals are asked for unless it says otherwise. */
export interface Sheet {
  readonly right: number;
  readonly tolerance?: number;
  readonly percent?: boolean;
  readonly unit?: string;
  readonly locale?: string;
  readonly typed: readonly Typed[];
}

/** Several texts with one outcome. */
export const all = (outcome: Outcome, ...texts: string[]): Typed[] =>
  texts.map((text) => [text, outcome]);
