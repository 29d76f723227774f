/**
 * Float64 with the digits of the plain JavaScript (src-core/attention): the same operations in the same order for each
 * number, two numbers side by side. Nothing is fused, no sum is split.
 */

@lazy
const CONSTANTS: usize = memory.data<f64>(
  [
    // 1/13!, 1/12!, … 1/2!
    1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7,
    0.0000027557319223985893, 0.0000248015873015873, 0.0001984126984126984, 0.001388888888888889,
    0.008333333333333333, 0.041666666666666664, 0.16666666666666666, 0.5,
  ],
  16,
);

/**
 * out (rows × columns) = a (rows × inner) · b, where b lies in panels of 4 columns. Rows and columns are multiples of 4.
 * Each sum runs from left to right.
 */
export function product(a: usize, panels: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  const aRow = <usize>inner << 3;
  const outRow = <usize>columns << 3;
  for (let column = 0; column < columns; column += 4) {
    const panel = panels + <usize>column * aRow;
    for (let row = 0; row < rows; row += 4) {
      tile(a + <usize>row * aRow, aRow, panel, inner, out + <usize>row * outRow + (<usize>column << 3), outRow);
    }
  }
}

@inline
function tile(a0: usize, aRow: usize, panel: usize, inner: i32, target: usize, outRow: usize): void {
  const a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  let left0 = f64x2.splat(0), right0 = f64x2.splat(0);
  let left1 = f64x2.splat(0), right1 = f64x2.splat(0);
  let left2 = f64x2.splat(0), right2 = f64x2.splat(0);
  let left3 = f64x2.splat(0), right3 = f64x2.splat(0);
  const end = aRow;
  for (let k: usize = 0; k < end; k += 8) {
    const left = v128.load(panel), right = v128.load(panel, 16);
    let factor = v128.load_splat<f64>(a0 + k);
    left0 = f64x2.add(left0, f64x2.mul(factor, left));
    right0 = f64x2.add(right0, f64x2.mul(factor, right));
    factor = v128.load_splat<f64>(a1 + k);
    left1 = f64x2.add(left1, f64x2.mul(factor, left));
    right1 = f64x2.add(right1, f64x2.mul(factor, right));
    factor = v128.load_splat<f64>(a2 + k);
    left2 = f64x2.add(left2, f64x2.mul(factor, left));
    right2 = f64x2.add(right2, f64x2.mul(factor, right));
    factor = v128.load_splat<f64>(a3 + k);
    left3 = f64x2.add(left3, f64x2.mul(factor, left));
    right3 = f64x2.add(right3, f64x2.mul(factor, right));
    panel += 32;
  }
  v128.store(target, left0);
  v128.store(target, right0, 16);
  target += outRow;
  v128.store(target, left1);
  v128.store(target, right1, 16);
  target += outRow;
  v128.store(target, left2);
  v128.store(target, right2, 16);
  target += outRow;
  v128.store(target, left3);
  v128.store(target, right3, 16);
}

/** Softmax of every row, in place: `columns` numbers each, rows `stride` (even) numbers apart. */
export function softmax(at: usize, rows: i32, columns: i32, stride: i32): void {
  const lowest = f64x2.splat(-Infinity);
  const ends = <usize>columns << 3;
  for (let row = 0; row < rows; row++, at += <usize>stride << 3) {
    if (columns & 1) store<f64>(at + ends, -Infinity);
    let pairs = lowest;
    for (let c: usize = 0; c < ends; c += 16) pairs = f64x2.pmax(pairs, v128.load(at + c));
    const one = f64x2.extract_lane(pairs, 0), two = f64x2.extract_lane(pairs, 1);
    const greatest = two > one ? two : one;
    if (greatest == -Infinity) {
      memory.fill(at, 0, ends);
      continue;
    }
    const maximum = f64x2.splat(greatest);
    let total: f64 = 0;
    for (let c: usize = 0; c < ends; c += 16) {
      const power = exponential(f64x2.sub(v128.load(at + c), maximum));
      v128.store(at + c, power);
    }
    for (let c: usize = 0; c < ends; c += 8) total += load<f64>(at + c);
    const divisor = f64x2.splat(total);
    for (let c: usize = 0; c < ends; c += 16) v128.store(at + c, f64x2.div(v128.load(at + c), divisor));
  }
}

/** e^x for x ≤ 0 as `exp` of attention/elementary.ts computes it; 0 for −∞, NaN for NaN. */
@inline
function exponential(x: v128): v128 {
  const quotient = f64x2.div(x, f64x2.splat(0.6931471805599453));
  // Half goes up, as Math.round does it.
  const above = f64x2.ceil(quotient);
  const k = f64x2.sub(
    above,
    v128.and(f64x2.gt(f64x2.sub(above, f64x2.splat(0.5)), quotient), f64x2.splat(1)),
  );
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238))),
    f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)),
  );
  let tail = v128.load_splat<f64>(CONSTANTS);
  for (let n: usize = 8; n < 96; n += 8) tail = f64x2.add(f64x2.mul(tail, r), v128.load_splat<f64>(CONSTANTS + n));
  const mantissa = f64x2.add(f64x2.splat(1), f64x2.add(r, f64x2.mul(f64x2.mul(r, r), tail)));
  // The smallest numbers have few bits left, so they are reached in two steps; the second is 1 for all others.
  const first = f64x2.max(k, f64x2.splat(-1000));
  const scaled = f64x2.mul(f64x2.mul(mantissa, powerOfTwo(first)), powerOfTwo(f64x2.sub(k, first)));
  return v128.andnot(scaled, f64x2.lt(x, f64x2.splat(-745.1332191019411)));
}

/** 2^k for a whole k in −1022 … 1023: adding 1.5 · 2⁵² leaves it in the low bits, from where it goes to the exponent. */
@inline
function powerOfTwo(k: v128): v128 {
  return i64x2.shl(i64x2.add(f64x2.add(k, f64x2.splat(6755399441055744)), i64x2.splat(1023)), 52);
}
