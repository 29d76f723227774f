/** The lengths, in days, for which counts are kept: a day, and a block of days that sums over years are made of. */
export const SPANS = [1, 32] as const;
export type Span = (typeof SPANS)[number];
const [DAY, BLOCK] = SPANS;

/** The first day of the span that a day belongs to. */
export function spanStart(day: number, span: Span): number {
  return Math.floor(day / span) * span;
}

/** Days first…last, both included, by the starts of their spans; none where `first` is after `last`. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** A range of days as whole blocks, and the single days before and after them. */
export interface Windows {
  readonly before: Window;
  readonly blocks: Window;
  readonly after: Window;
}

const NONE: Window = { first: 0, last: -1 };
/** Before and after any day that a clock can show. */
const EVER: Window = { first: -1e9, last: 1e9 };

/** How the days `from`…`to` are summed; `from` null is every day there is, also those of a clock that ran ahead. */
export function windowsOf(from: number | null, to: number): Windows {
  if (from === null) return { before: NONE, blocks: EVER, after: NONE };
  const first = Math.ceil(from / BLOCK) * BLOCK;
  const end = spanStart(to + DAY, BLOCK);
  if (first >= end) return { before: { first: from, last: to }, blocks: NONE, after: NONE };
  return {
    before: { first: from, last: first - DAY },
    blocks: { first, last: end - BLOCK },
    after: { first: end, last: to },
  };
}
