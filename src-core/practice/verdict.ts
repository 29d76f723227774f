import type { Fault } from '#core/attention';

/**
 * How an answer is judged. `almost`: right as far as it goes, but not finished or not exact enough.
 * `unread`: nothing there that can be judged; it counts as no attempt.
 */
export type Outcome = 'right' | 'almost' | 'wrong' | 'unread';

/** How one cell, blank or item was judged, in the answer's own order; `carried` is right from a wrong start. */
export type CellOutcome = Outcome | 'carried';

/** The typical mistake that gives exactly this answer. */
export interface Mistake {
  readonly id: string;
  readonly name: string;
  readonly explanation: string;
  /** What to switch on in the Lab to see it. */
  readonly fault?: Fault | undefined;
}

/**
 * The id of a reason that only this exercise has, such as its second option. In other exercises the same id means
 * something else, so that these are not counted as typical mistakes.
 */
export function ownReason(part: 'option' | 'gap' | 'pair', index: number): string {
  return `${part}-${index + 1}`;
}

/** Whether an id was made by `ownReason`. */
export function isOwnReason(id: string): boolean {
  return /^(option|gap|pair)-\d+$/u.test(id);
}

/** What is said of an answer. `score` is 0…1; `message` is one or two sentences for the learner. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly score: number;
  readonly message: string;
  /** Row by row. */
  readonly cells?: readonly (readonly CellOutcome[])[] | undefined;
  readonly mistake?: Mistake | undefined;
}
