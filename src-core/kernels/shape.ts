import { LabError } from '#core/attention';

/** Which keys a query may see: all, unless one of these says less. They may be combined. */
export interface KernelMask {
  /** Query i sees no key before i − behind. */
  readonly behind?: number;
  /** Query i sees no key after i + ahead; 0 is the causal mask. */
  readonly ahead?: number;
  /** A painted mask (queries × keys): 0 may not be seen. The same for every head. */
  readonly allowed?: Uint8Array;
}

/** What to keep of the weights for display: all of them, or the greatest or mean of every rows × columns of them. */
export type KeptWeights =
  'weights' | { readonly pool: 'max' | 'mean'; readonly rows: number; readonly columns: number };

/** The sizes of an attention, and what it keeps. */
export interface AttentionShape {
  readonly heads: number;
  /** Heads of keys and values, each shared by heads ÷ keyHeads heads of queries; as many as `heads` unless given. */
  readonly keyHeads?: number;
  readonly queries: number;
  /** As many as queries unless given; other than that in cross-attention. */
  readonly keys?: number;
  readonly headSize: number;
  /** The size of a value, where it is not that of a key. */
  readonly valueSize?: number;
  /** What scores are multiplied by, above 0: 1 ÷ √headSize unless given. */
  readonly scale?: number;
  readonly mask?: KernelMask;
  readonly keep?: KeptWeights;
}

export type WholeShape = Required<Omit<AttentionShape, 'keep'>> & { readonly keep?: KeptWeights };

/** The most of each size; the memory that a whole session takes is limited to 2 GiB on top of that. */
export const KERNEL_LIMITS = { heads: 1024, tokens: 65_536, size: 4096 } as const;

/** The shape with nothing left open. Throws `size.range`, `heads.indivisible`, `scale.range` and `shape.mismatch`. */
export function wholeShape(shape: AttentionShape): WholeShape {
  const { heads, queries, headSize } = shape;
  const keyHeads = shape.keyHeads ?? heads;
  const keys = shape.keys ?? queries;
  const valueSize = shape.valueSize ?? headSize;
  checkSize('number of heads', heads, KERNEL_LIMITS.heads);
  checkSize('number of key heads', keyHeads, KERNEL_LIMITS.heads);
  checkSize('number of queries', queries, KERNEL_LIMITS.tokens);
  checkSize('number of keys', keys, KERNEL_LIMITS.tokens);
  checkSize('head size', headSize, KERNEL_LIMITS.size);
  checkSize('value size', valueSize, KERNEL_LIMITS.size);
  if (heads % keyHeads !== 0) {
    throw new LabError(
      'heads.indivisible',
      `${heads} heads cannot share ${keyHeads} heads of keys; choose a number that divides ${heads}.`,
      { heads, keyHeads },
    );
  }
  const scale = shape.scale ?? 1 / Math.sqrt(headSize);
  if (!(scale > 0) || !Number.isFinite(scale)) {
    throw new LabError('scale.range', `The scale is ${scale}; choose a number above 0.`, { scale });
  }
  const mask = shape.mask ?? {};
  checkMask(mask, queries, keys);
  if (typeof shape.keep === 'object') {
    checkSize('number of queries per map entry', shape.keep.rows, KERNEL_LIMITS.tokens);
    checkSize('number of keys per map entry', shape.keep.columns, KERNEL_LIMITS.tokens);
  }
  return { ...shape, keyHeads, keys, valueSize, scale, mask };
}

function checkMask({ behind = 0, ahead = 0, allowed }: KernelMask, queries: number, keys: number) {
  if (!(behind >= 0) || !(ahead >= 0)) {
    throw new LabError(
      'mask.range',
      `A mask reaches ${behind} keys behind and ${ahead} ahead; choose 0 or more for both.`,
    );
  }
  if (allowed && allowed.length !== queries * keys) {
    throw new LabError(
      'shape.mismatch',
      `The mask has ${allowed.length} entries; make it one row per query and one column per key: ${queries} × ${keys}.`,
      { given: allowed.length, expected: queries * keys },
    );
  }
}

/** Throws `size.range` unless `value` is a whole number from 1 to `most`. */
export function checkSize(what: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new LabError(
    'size.range',
    `The ${what} is ${value}; choose a whole number from 1 to ${most}.`,
    { value, most },
  );
}

/** Throws `shape.mismatch` unless there are so many numbers, and `number.invalid` if one of them is not finite. */
export function checkNumbers(what: string, numbers: Float32Array, expected: number): void {
  if (numbers.length !== expected) {
    throw new LabError(
      'shape.mismatch',
      `The ${what} needs ${expected} numbers, but ${numbers.length} were given.`,
      { given: numbers.length, expected },
    );
  }
  const at = numbers.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) {
    throw new LabError(
      'number.invalid',
      `Number ${at + 1} of the ${what} is ${numbers[at]}; give finite numbers only.`,
      { at },
    );
  }
}
