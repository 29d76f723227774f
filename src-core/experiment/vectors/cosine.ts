type Vector = ArrayLike<number>;

/** a·b, in the order of the numbers. */
export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** √(a·a). */
export function lengthOfVector(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** The cosine of the angle between two vectors of one length, −1 … 1; 0 where one of them is all zeros. */
export function cosine(a: Vector, b: Vector): number {
  const lengths = lengthOfVector(a) * lengthOfVector(b);
  return lengths === 0 ? 0 : Math.max(-1, Math.min(1, dot(a, b) / lengths));
}

/** How far two vectors are apart: √Σ(a − b)². */
export function distance(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum);
}
