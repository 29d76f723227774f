/**
 * The lab's own exp, erf, sin and cos as text, because engines may round the last digits of `Math.exp` and its kin as
 * they like. The steps are those of `attention/elementary.ts`.
 */
export const ARITHMETIC = {
  powerOfTwo: `
/** 2^k by exact doubling and halving. */
function powerOfTwo(k: number): number {
  let power = 1;
  for (let i = 0; i < k; i++) power *= 2;
  for (let i = 0; i > k; i--) power /= 2;
  return power;
}`,
  inverseFactorial: `
function inverseFactorial(n: number): number {
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  return 1 / factorial;
}`,
  exp: `
/** e^x from +, −, × and ÷ alone, so that every machine gives the same digits. */
function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.round(x / 0.6931471805599453);
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let tail = inverseFactorial(13);
  for (let n = 12; n >= 2; n--) tail = tail * r + inverseFactorial(n);
  const mantissa = 1 + (r + r * r * tail);
  if (k > 1023) return mantissa * 2 * powerOfTwo(k - 1);
  if (k < -1000) return mantissa * powerOfTwo(-1000) * powerOfTwo(k + 1000);
  return mantissa * powerOfTwo(k);
}`,
  erf: `
function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < 0) return -erf(-x);
  if (x > 6) return 1;
  let term = x;
  let total = x;
  for (let n = 1; term > total * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return 1.1283791670955126 * exp(-x * x) * total;
}`,
  relu: `
function relu(x: number): number {
  return x * (x > 0 ? 1 : 0) + 0;
}`,
  gelu: `
function gelu(x: number): number {
  return x * (0.5 * (1 + erf(x * 0.7071067811865476))) + 0;
}`,
  sinCos: `
function sinCos(x: number): [sin: number, cos: number] {
  const quarter = Math.round(x / (Math.PI / 2));
  const r = x - quarter * 1.5707963267341256 - quarter * 6.077100506506192e-11;
  const square = -r * r;
  let sin = inverseFactorial(17);
  for (let n = 15; n >= 1; n -= 2) sin = sin * square + inverseFactorial(n);
  sin *= r;
  let cos = inverseFactorial(18);
  for (let n = 16; n >= 0; n -= 2) cos = cos * square + inverseFactorial(n);
  const turns: [number, number][] = [[sin, cos], [cos, -sin], [-sin, -cos], [-cos, sin]];
  return turns[((quarter % 4) + 4) % 4];
}`,
  waves: `
/** Sine in even columns, cosine in odd ones, from short waves to long (Vaswani et al. 2017, section 3.5). */
function waves(rows: number, cols: number): Matrix {
  return Array.from({ length: rows }, (_, position) =>
    Array.from({ length: cols }, (_, column) => {
      const even = column - (column % 2);
      const frequency = exp((-even / cols) * 9.210340371976184);
      return sinCos(position * frequency)[column % 2];
    }),
  );
}`,
};
