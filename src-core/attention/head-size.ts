import { LabError } from './lab-error.ts';

/** How many heads ask, and how many keys and values they share (1: multi-query; as many: the paper's). */
export interface HeadCounts {
  readonly heads: number;
  /** Grouped-query attention (Ainslie et al. 2023, arXiv 2305.13245): heads ÷ this many ask the same keys. */
  readonly keyValueHeads: number;
}

/** d_model ÷ heads. Throws `heads.indivisible` when that is no whole number. */
export function headSize(dModel: number, heads: number): number {
  if (!Number.isInteger(heads) || heads < 1 || dModel % heads !== 0) {
    throw new LabError(
      'heads.indivisible',
      `d_model = ${dModel} cannot be shared by ${heads} heads; choose a number of heads that divides ${dModel}.`,
      { dModel, heads },
    );
  }
  return dModel / heads;
}

/** How many query heads share one key head. Throws `heads.groups` when the groups would be unequal. */
export function groupSize({ heads, keyValueHeads }: HeadCounts): number {
  if (!Number.isInteger(keyValueHeads) || keyValueHeads < 1 || heads % keyValueHeads !== 0) {
    throw new LabError(
      'heads.groups',
      `${heads} heads cannot share ${keyValueHeads} key and value heads evenly; choose a number that divides ${heads}.`,
      { heads, keyValueHeads },
    );
  }
  return heads / keyValueHeads;
}
