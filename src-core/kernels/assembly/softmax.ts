import { CONSTANTS, powerOfTwo } from './exponential';
import { maskLanes } from './mask';

/**
 * One block's scores become weights: keys `from` … `to`, 32 bytes apart, of 8 queries in the lanes of two vectors.
 * `state` has, 32 bytes apart, their greatest score so far, their total so far and the factor by which what was summed
 * before shrinks (Milakov & Gimelshein 2018, algorithm 3). Keys before `hidden` are visible to all; `mask` tells of
 * the rest.
 */
export function softmaxBlock(
  scores: usize,
  from: i32,
  to: i32,
  hidden: i32,
  state: usize,
  mask: usize,
): void {
  if (hidden < to) hideMasked(scores, hidden, to, mask);
  const begin = scores + ((<usize>from) << 5);
  const end = scores + ((<usize>to) << 5);
  const oldLeft = v128.load(state);
  const oldRight = v128.load(state, 16);
  let left = oldLeft;
  let right = oldRight;
  for (let at = begin; at < end; at += 32) {
    left = f32x4.pmax(left, v128.load(at));
    right = f32x4.pmax(right, v128.load(at, 16));
  }
  v128.store(state, left);
  v128.store(state, right, 16);
  raisePowers(begin, end, oldLeft, left, state);
  raisePowers(begin + 16, end + 16, oldRight, right, state + 16);
  if (hidden < to) clearMasked(scores, hidden, to, state, mask);
}

/** Scores of 4 queries become 2^(score − greatest), and are added to the total. */
function raisePowers(begin: usize, end: usize, old: v128, greatest: v128, state: usize): void {
  // A query that has seen no key yet has −∞ here, and −∞ − −∞ is no number: 0 does as well.
  const shift = v128.and(greatest, f32x4.ne(greatest, f32x4.splat(-Infinity)));
  const lowest = v128.load_splat<f32>(CONSTANTS);
  const magic = v128.load_splat<f32>(CONSTANTS, 4);
  const c0 = v128.load_splat<f32>(CONSTANTS, 8);
  const c1 = v128.load_splat<f32>(CONSTANTS, 12);
  const c2 = v128.load_splat<f32>(CONSTANTS, 16);
  const c3 = v128.load_splat<f32>(CONSTANTS, 20);
  const c4 = v128.load_splat<f32>(CONSTANTS, 24);
  const c5 = v128.load_splat<f32>(CONSTANTS, 28);
  const factor = powerOfTwo(f32x4.sub(old, shift), lowest, magic, c0, c1, c2, c3, c4, c5);
  v128.store(state, factor, 64);
  let total = f32x4.mul(factor, v128.load(state, 32));
  for (let at = begin; at < end; at += 32) {
    const score = f32x4.sub(v128.load(at), shift);
    const weight = powerOfTwo(score, lowest, magic, c0, c1, c2, c3, c4, c5);
    v128.store(at, weight);
    total = f32x4.add(total, weight);
  }
  v128.store(state, total, 32);
}

/** −∞ where the mask does not allow. */
function hideMasked(scores: usize, from: i32, to: i32, mask: usize): void {
  const nothing = f32x4.splat(-Infinity);
  for (let key = from; key < to; key++) {
    const at = scores + ((<usize>key) << 5);
    v128.store(at, v128.bitselect(v128.load(at), nothing, maskLanes(mask, key)));
    v128.store(at, v128.bitselect(v128.load(at, 16), nothing, maskLanes(mask + 16, key)), 16);
  }
}

/** Exactly 0 where the mask does not allow, instead of the 2⁻¹⁰⁰ that −∞ became; also taken from the totals. */
function clearMasked(weights: usize, from: i32, to: i32, state: usize, mask: usize): void {
  let left = v128.load(state, 32);
  let right = v128.load(state, 48);
  for (let key = from; key < to; key++) {
    const at = weights + ((<usize>key) << 5);
    let allowed = maskLanes(mask, key);
    let weight = v128.load(at);
    left = f32x4.sub(left, v128.andnot(weight, allowed));
    v128.store(at, v128.and(weight, allowed));
    allowed = maskLanes(mask + 16, key);
    weight = v128.load(at, 16);
    right = f32x4.sub(right, v128.andnot(weight, allowed));
    v128.store(at, v128.and(weight, allowed), 16);
  }
  v128.store(state, left, 32);
  v128.store(state, right, 48);
}
