import { multiplyAdd } from './simd';

/**
 * The constants of `powerOfTwo`: lowest exponent, 1.5 · 2²³, and the polynomial. They come from memory because V8
 * builds a v128 constant again wherever it is used.
 */
@lazy
export const CONSTANTS: usize = memory.data<f32>(
  [-100, 12582912, 1, 0.693147, 0.2402212, 0.055507131, 0.009675542, 0.0013276472],
  16,
);

/**
 * 2^x for x ≤ 1, to a relative 2 · 10⁻⁷. x = n + f with n whole and |f| ≤ ½; 2^f is a polynomial (minimax,
 * degree 5) and n is added to the exponent's bits. Below −100 the answer is 2⁻¹⁰⁰: far under a float32 sum's last
 * digit, and not one of the denormal numbers that make processors slow.
 */
@inline
export function powerOfTwo(
  x: v128,
  lowest: v128,
  magic: v128,
  c0: v128,
  c1: v128,
  c2: v128,
  c3: v128,
  c4: v128,
  c5: v128,
): v128 {
  const bounded = f32x4.pmax(x, lowest);
  // Adding 1.5 · 2²³ rounds to a whole number and leaves it in the low bits.
  const rounded = f32x4.add(bounded, magic);
  const fraction = f32x4.sub(bounded, f32x4.sub(rounded, magic));
  let power = multiplyAdd(c5, fraction, c4);
  power = multiplyAdd(power, fraction, c3);
  power = multiplyAdd(power, fraction, c2);
  power = multiplyAdd(power, fraction, c1);
  power = multiplyAdd(power, fraction, c0);
  return i32x4.add(power, i32x4.shl(rounded, 23));
}
