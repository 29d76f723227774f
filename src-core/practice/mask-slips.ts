import { maskOf, type MaskSpec } from '#core/experiment';
import type { Mistake } from './verdict.ts';

/** A typical wrong mask. */
export interface MaskSlip extends Omit<Mistake, 'fault'> {
  readonly rows: string[];
}

/** A mask as a text of 1 and 0 for each query. Throws `mask.shape` and `mask.range`. */
export function maskRows(mask: MaskSpec, queries: number, keys: number): string[] {
  const { allowed } = maskOf(mask, queries, keys);
  return Array.from({ length: queries }, (_, i) =>
    allowed.subarray(i * keys, (i + 1) * keys).join(''),
  );
}

/** The typical ways to get a mask wrong, as far as they differ from it and from each other. */
export function maskSlips(right: readonly string[]): MaskSlip[] {
  const isSquare = right.every((row) => row.length === right.length);
  const change = (rule: (i: number, j: number) => boolean) =>
    right.map((row, i) => [...row].map((_, j) => (rule(i, j) ? '1' : '0')).join(''));
  const on = (i: number, j: number) => right[i]?.[j] === '1';
  const candidates: MaskSlip[] = [
    {
      id: 'mirrored',
      name: 'rows and columns are swapped',
      explanation:
        'A row belongs to the word that asks, a column to the word that is asked. Read along the row.',
      rows: isSquare ? change((i, j) => on(j, i)) : [...right],
    },
    {
      id: 'inverted',
      name: 'allowed and blocked are swapped',
      explanation: 'Every cell is the opposite of what it should be: a filled cell *may* attend.',
      rows: change((i, j) => !on(i, j)),
    },
    {
      id: 'not-itself',
      name: 'no word may look at itself',
      explanation: 'All is right but the diagonal: each word here may also attend to itself.',
      rows: isSquare ? change((i, j) => on(i, j) && i !== j) : [...right],
    },
    {
      id: 'open',
      name: 'nothing is blocked',
      explanation: 'Here everything is allowed. Block the cells that the rule forbids.',
      rows: change(() => true),
    },
  ];
  const seen = new Set([right.join()]);
  return candidates.filter(({ rows }) => !seen.has(rows.join()) && seen.add(rows.join()));
}
