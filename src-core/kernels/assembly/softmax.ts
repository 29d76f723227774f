import { CONSTANTS, powerOfTwo } from './exponential';
import { maskLanes } from './mask';

/**
 * One block's scores become weights, for the 4 queries in the lanes of every other vector from `scores` on (keys
 * `from` … `to`, 32 bytes apart, both even). `state` has, 32 bytes apart, their greatest score so far, their total so
 * far and the factor by which what was summed before shrinks (Milakov & Gimelshein 2018, algorithm 3).
 */
export function softmaxBlock(scores: usize, from: i32, to: i32, state: usize, mask: usize): void {
  const begin = scores + ((<usize>from) << 5);
  const end = scores + ((<usize>to) << 5);
  if (mask) hideMasked(scores, from, to, mask);

  const old = v128.load(state);
  let greatest = old;
  let other = old;
  let at = begin;
  while (at < end) {
    greatest = f32x4.pmax(greatest, v128.load(at));
    other = f32x4.pmax(other, v128.load(at, 32));
    at += 64;
  }
  greatest = f32x4.pmax(greatest, other);
  v128.store(state, greatest);
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
  at = begin;
  while (at < end) {
    const first = powerOfTwo(
      f32x4.sub(v128.load(at), shift),
      lowest,
      magic,
      c0,
      c1,
      c2,
      c3,
      c4,
      c5,
    );
    v128.store(at, first);
    const second = powerOfTwo(
      f32x4.sub(v128.load(at, 32), shift),
      lowest,
      magic,
      c0,
      c1,
      c2,
      c3,
      c4,
      c5,
    );
    v128.store(at, second, 32);
    total = f32x4.add(total, f32x4.add(first, second));
    at += 64;
  }
  if (mask) total = f32x4.sub(total, clearMasked(scores, from, to, mask));
  v128.store(state, total, 32);
}

/** −∞ where the mask does not allow. */
function hideMasked(scores: usize, from: i32, to: i32, mask: usize): void {
  const hidden = f32x4.splat(-Infinity);
  for (let key = from; key < to; key++) {
    const at = scores + ((<usize>key) << 5);
    v128.store(at, v128.bitselect(v128.load(at), hidden, maskLanes(mask, key)));
  }
}

/** Exactly 0 where the mask does not allow, instead of the 2⁻¹⁰⁰ that −∞ became; gives how much that takes away. */
function clearMasked(weights: usize, from: i32, to: i32, mask: usize): v128 {
  let taken = f32x4.splat(0);
  for (let key = from; key < to; key++) {
    const at = weights + ((<usize>key) << 5);
    const allowed = maskLanes(mask, key);
    const weight = v128.load(at);
    taken = f32x4.add(taken, v128.andnot(weight, allowed));
    v128.store(at, v128.and(weight, allowed));
  }
  return taken;
}
