/** Four float32 lanes at a time, with the one difference between the two builds: how a·b + c is rounded. */

/** a·b + c: one instruction where the build may use relaxed SIMD, a product and a sum where not. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/**
 * Turns 4 rows of 4 numbers into 4 columns: lane i of the vector stored at `target + j · step` is number j of row i.
 */
@inline
export function storeTransposed(a: v128, b: v128, c: v128, d: v128, target: usize, step: usize): void {
  const lowAB = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const lowCD = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const highAB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const highCD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<f64>(lowAB, lowCD, 0, 2));
  v128.store(target + step, v128.shuffle<f64>(lowAB, lowCD, 1, 3));
  v128.store(target + 2 * step, v128.shuffle<f64>(highAB, highCD, 0, 2));
  v128.store(target + 3 * step, v128.shuffle<f64>(highAB, highCD, 1, 3));
}
