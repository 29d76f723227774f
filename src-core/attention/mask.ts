import { matrix, type Matrix } from './matrix.ts';
import { blockOut } from './operations/block-out.ts';

/** Which keys each query may attend to, row by row over (queries × keys): 1 may, 0 may not. */
export interface Mask {
  readonly rows: number;
  readonly cols: number;
  readonly allowed: Uint8Array;
}

/** Whether the query at one place may attend to the key at another; places count from 0. */
export type MaskRule = (query: number, key: number) => boolean;

/** A mask from a rule on the position of the query and of the key. */
export function maskFrom(rows: number, cols: number, rule: MaskRule): Mask {
  const allowed = new Uint8Array(rows * cols);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) allowed[i * cols + j] = rule(i, j) ? 1 : 0;
  return { rows, cols, allowed };
}

/** Everyone sees everyone. */
export function openMask(rows: number, cols: number): Mask {
  return maskFrom(rows, cols, () => true);
}

/** The decoder's mask: position i sees 0…i and nothing later (Vaswani et al. 2017, §3.2.3). */
export function causalMask(rows: number, cols = rows): Mask {
  return maskFrom(rows, cols, causalRule);
}

/** No looking ahead: keys up to the query's own place. */
export const causalRule: MaskRule = (query, key) => key <= query;

/** Only the first `length` keys are words; what follows is filling. */
export function paddingRule(length: number): MaskRule {
  return (_query, key) => key < length;
}

/** Keys at most `radius` places away (Beltagy et al. 2020, arXiv 2004.05150, §3.1). */
export function windowRule(radius: number): MaskRule {
  return (query, key) => Math.abs(query - key) <= radius;
}

/** Keys whose distance is a multiple of `stride`, and the nearest `stride − 1` (Child et al. 2019, arXiv 1904.10509, §4.3). */
export function stridedRule(stride: number): MaskRule {
  return (query, key) => Math.abs(query - key) < stride || (query - key) % stride === 0;
}

/** A window, and some tokens that see all and are seen by all (Beltagy et al. 2020, §3.1). */
export function globalRule(tokens: readonly number[], radius: number): MaskRule {
  const everywhere = new Set(tokens);
  const near = windowRule(radius);
  return (query, key) => everywhere.has(query) || everywhere.has(key) || near(query, key);
}

/** Only keys of the same block of `size` neighbours. */
export function blockRule(size: number): MaskRule {
  return (query, key) => Math.floor(query / size) === Math.floor(key / size);
}

/** What both rules allow. */
export function bothRules(one: MaskRule, other: MaskRule): MaskRule {
  return (query, key) => one(query, key) && other(query, key);
}

/** The mask as numbers (n × m), as the pipeline keeps it: 1 allowed, 0 not. */
export function maskMatrix(mask: Mask): Matrix {
  return matrix(mask.rows, mask.cols, Float64Array.from(mask.allowed));
}

/** Scores (n × m) with −∞ wherever the mask does not allow, so that softmax gives exactly 0 there. */
export function applyMask(scores: Matrix, mask: Mask): Matrix {
  return blockOut(-Infinity).forward([scores, maskMatrix(mask)]);
}

/** The queries that may attend to nothing: their weights are defined as zeros, and their output too. */
export function blockedRows(mask: Mask): number[] {
  const blocked: number[] = [];
  for (let i = 0; i < mask.rows; i++) {
    if (!mask.allowed.subarray(i * mask.cols, (i + 1) * mask.cols).includes(1)) blocked.push(i);
  }
  return blocked;
}
