import type { CellOutcome } from '#core/practice';

/** How a judged cell, gap or item is outlined; a sign and words beside it say the same without colour. */
export interface CellState {
  readonly outline: string;
  readonly sign: string;
  readonly words: string;
}

const NONE: CellState = { outline: 'border-edge', sign: '', words: '' };

const STATES: Readonly<Record<CellOutcome, CellState>> = {
  right: { outline: 'border-good', sign: '✓', words: 'right' },
  carried: {
    outline: 'border-good border-dashed',
    sign: '↳',
    words: 'follows rightly from your earlier numbers',
  },
  almost: { outline: 'border-k border-dashed', sign: '…', words: 'not finished' },
  wrong: { outline: 'border-bad', sign: '✗', words: 'wrong' },
  unread: NONE,
};

/** How a cell looks after a check; before one, like any field. */
export function cellState(outcome: CellOutcome | undefined): CellState {
  return outcome ? STATES[outcome] : NONE;
}
