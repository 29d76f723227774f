import { multiplyAdd } from './simd';

/**
 * The register tile, where nearly all the time goes: 6 × 8 sums of products in 12 vectors, plus 3 for operands. That
 * is all that V8 has to give (x64 has 16 and V8 keeps one): 12 sums are enough to keep two multiply-add units with a
 * latency of four busy, 8 sums (4 × 8) are not quite.
 *
 *                b: 8 numbers per step, as two vectors
 *               ┌─────────┬─────────┐
 *               │  left   │  right  │
 *               └─────────┴─────────┘
 *     a: 6  ┌─┐ ┌─────────┬─────────┐
 *   numbers │ │ │  left0  │ right0  │   each step adds a[i] · b to row i:
 *   per     │ │ │  left1  │ right1  │   12 multiply-adds for 8 loads
 *   step    │ │ │    …    │    …    │
 *           │ │ │  left5  │ right5  │
 *           └─┘ └─────────┴─────────┘
 *
 * Scores: a = keys, b = queries. Output: a = values, b = weights. Projections: a = inputs, b = learned weights.
 *
 * `rows` is 6 or 4, for a remainder; `step` is the distance in bytes between a's numbers of one step and of the next
 * (b's are 32 apart). The sums start from zero, or where `factors` is an address from what is at `target` times the 8
 * factors there, and end at `target`, `stride` bytes from row to row. `rows` and the kind of start are known where
 * this is inlined, so no branch on them is left.
 *
 * Two steps are written out by hand, and the module is compiled with optimizeLevel 1: the highest level moves loads
 * away from their use, and registers spill.
 */
@inline
export function tile(
  rows: i32,
  a: usize,
  step: usize,
  b: usize,
  steps: i32,
  target: usize,
  stride: usize,
  fresh: bool,
  factors: usize,
): void {
  let left0 = f32x4.splat(0), right0 = f32x4.splat(0);
  let left1 = f32x4.splat(0), right1 = f32x4.splat(0);
  let left2 = f32x4.splat(0), right2 = f32x4.splat(0);
  let left3 = f32x4.splat(0), right3 = f32x4.splat(0);
  let left4 = f32x4.splat(0), right4 = f32x4.splat(0);
  let left5 = f32x4.splat(0), right5 = f32x4.splat(0);
  if (!fresh) {
    const left = v128.load(factors), right = v128.load(factors, 16);
    let from = target;
    left0 = f32x4.mul(left, v128.load(from));
    right0 = f32x4.mul(right, v128.load(from, 16));
    from += stride;
    left1 = f32x4.mul(left, v128.load(from));
    right1 = f32x4.mul(right, v128.load(from, 16));
    from += stride;
    left2 = f32x4.mul(left, v128.load(from));
    right2 = f32x4.mul(right, v128.load(from, 16));
    from += stride;
    left3 = f32x4.mul(left, v128.load(from));
    right3 = f32x4.mul(right, v128.load(from, 16));
    if (rows == 6) {
      from += stride;
      left4 = f32x4.mul(left, v128.load(from));
      right4 = f32x4.mul(right, v128.load(from, 16));
      from += stride;
      left5 = f32x4.mul(left, v128.load(from));
      right5 = f32x4.mul(right, v128.load(from, 16));
    }
  }
  const end = b + (<usize>steps << 5);
  const pairs = b + ((<usize>steps & ~1) << 5);
  while (b < pairs) {
    let left = v128.load(b), right = v128.load(b, 16);
    let factor = v128.load_splat<f32>(a);
    left0 = multiplyAdd(factor, left, left0);
    right0 = multiplyAdd(factor, right, right0);
    factor = v128.load_splat<f32>(a, 4);
    left1 = multiplyAdd(factor, left, left1);
    right1 = multiplyAdd(factor, right, right1);
    factor = v128.load_splat<f32>(a, 8);
    left2 = multiplyAdd(factor, left, left2);
    right2 = multiplyAdd(factor, right, right2);
    factor = v128.load_splat<f32>(a, 12);
    left3 = multiplyAdd(factor, left, left3);
    right3 = multiplyAdd(factor, right, right3);
    if (rows == 6) {
      factor = v128.load_splat<f32>(a, 16);
      left4 = multiplyAdd(factor, left, left4);
      right4 = multiplyAdd(factor, right, right4);
      factor = v128.load_splat<f32>(a, 20);
      left5 = multiplyAdd(factor, left, left5);
      right5 = multiplyAdd(factor, right, right5);
    }
    a += step;

    left = v128.load(b, 32);
    right = v128.load(b, 48);
    factor = v128.load_splat<f32>(a);
    left0 = multiplyAdd(factor, left, left0);
    right0 = multiplyAdd(factor, right, right0);
    factor = v128.load_splat<f32>(a, 4);
    left1 = multiplyAdd(factor, left, left1);
    right1 = multiplyAdd(factor, right, right1);
    factor = v128.load_splat<f32>(a, 8);
    left2 = multiplyAdd(factor, left, left2);
    right2 = multiplyAdd(factor, right, right2);
    factor = v128.load_splat<f32>(a, 12);
    left3 = multiplyAdd(factor, left, left3);
    right3 = multiplyAdd(factor, right, right3);
    if (rows == 6) {
      factor = v128.load_splat<f32>(a, 16);
      left4 = multiplyAdd(factor, left, left4);
      right4 = multiplyAdd(factor, right, right4);
      factor = v128.load_splat<f32>(a, 20);
      left5 = multiplyAdd(factor, left, left5);
      right5 = multiplyAdd(factor, right, right5);
    }
    a += step;
    b += 64;
  }
  if (b < end) {
    const left = v128.load(b), right = v128.load(b, 16);
    let factor = v128.load_splat<f32>(a);
    left0 = multiplyAdd(factor, left, left0);
    right0 = multiplyAdd(factor, right, right0);
    factor = v128.load_splat<f32>(a, 4);
    left1 = multiplyAdd(factor, left, left1);
    right1 = multiplyAdd(factor, right, right1);
    factor = v128.load_splat<f32>(a, 8);
    left2 = multiplyAdd(factor, left, left2);
    right2 = multiplyAdd(factor, right, right2);
    factor = v128.load_splat<f32>(a, 12);
    left3 = multiplyAdd(factor, left, left3);
    right3 = multiplyAdd(factor, right, right3);
    if (rows == 6) {
      factor = v128.load_splat<f32>(a, 16);
      left4 = multiplyAdd(factor, left, left4);
      right4 = multiplyAdd(factor, right, right4);
      factor = v128.load_splat<f32>(a, 20);
      left5 = multiplyAdd(factor, left, left5);
      right5 = multiplyAdd(factor, right, right5);
    }
  }
  v128.store(target, left0);
  v128.store(target, right0, 16);
  target += stride;
  v128.store(target, left1);
  v128.store(target, right1, 16);
  target += stride;
  v128.store(target, left2);
  v128.store(target, right2, 16);
  target += stride;
  v128.store(target, left3);
  v128.store(target, right3, 16);
  if (rows == 6) {
    target += stride;
    v128.store(target, left4);
    v128.store(target, right4, 16);
    target += stride;
    v128.store(target, left5);
    v128.store(target, right5, 16);
  }
}
