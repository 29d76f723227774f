/**
 * exp, log₂, erf, sin and cos from +, −, × and ÷ alone.
 *
 * ECMAScript leaves the last digits of `Math.exp` and its kin to each engine, while it fixes the four
 * operations to IEEE 754. The lab promises the same digits on every machine, so it uses these.
 */

const LN2 = 0.6931471805599453;
// ln 2 and π/2 in two pieces, the first short enough that small multiples of it are exact.
const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;
const HALF_PI_HIGH = 1.57079632673412561417;
const HALF_PI_LOW = 6.07710050650619224932e-11;

const SMALLEST_EXPONENT = -1074;
const LARGEST_EXPONENT = 1023;
/** 2^k for every k that float64 has, made by exact halving and doubling. */
const POWERS_OF_TWO = (() => {
  const powers = new Float64Array(LARGEST_EXPONENT - SMALLEST_EXPONENT + 1);
  powers[-SMALLEST_EXPONENT] = 1;
  for (let k = 1; k <= LARGEST_EXPONENT; k++)
    powers[k - SMALLEST_EXPONENT] = powers[k - 1 - SMALLEST_EXPONENT] * 2;
  for (let k = -1; k >= SMALLEST_EXPONENT; k--)
    powers[k - SMALLEST_EXPONENT] = powers[k + 1 - SMALLEST_EXPONENT] / 2;
  return powers;
})();

const INVERSE_FACTORIALS = Array.from({ length: 20 }, (_, n) => {
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  return 1 / factorial;
});

/** e^x within two units in the last place; 0 below −745.2, +∞ above 709.8, NaN for NaN. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.round(x / LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW; // |r| ≤ ln 2 / 2
  let tail = INVERSE_FACTORIALS[13];
  for (let n = 12; n >= 2; n--) tail = tail * r + INVERSE_FACTORIALS[n];
  const mantissa = 1 + (r + r * r * tail);
  // 2^1024 is no float64 and 2^−1074 has one bit left, so the extremes are reached in two steps.
  if (k > LARGEST_EXPONENT) return mantissa * 2 * POWERS_OF_TWO[k - 1 - SMALLEST_EXPONENT];
  if (k < -1000)
    return (
      mantissa *
      POWERS_OF_TWO[-1000 - SMALLEST_EXPONENT] *
      POWERS_OF_TWO[k + 1000 - SMALLEST_EXPONENT]
    );
  return mantissa * POWERS_OF_TWO[k - SMALLEST_EXPONENT];
}

/** [sin x, cos x] for |x| up to about 10⁶ radians, within 1e-12. */
export function sinCos(x: number): [sin: number, cos: number] {
  const quarter = Math.round(x / (Math.PI / 2));
  const r = x - quarter * HALF_PI_HIGH - quarter * HALF_PI_LOW; // |r| ≤ π / 4
  const square = -r * r;
  let sin = INVERSE_FACTORIALS[17];
  for (let n = 15; n >= 1; n -= 2) sin = sin * square + INVERSE_FACTORIALS[n];
  sin *= r;
  let cos = INVERSE_FACTORIALS[18];
  for (let n = 16; n >= 0; n -= 2) cos = cos * square + INVERSE_FACTORIALS[n];
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return [sin, cos];
    case 1:
      return [cos, -sin];
    case 2:
      return [-sin, -cos];
    default:
      return [-cos, sin];
  }
}

/** log₂ x within 1e-15 of its size (or 1e-15 near 1); −∞ for 0, NaN below 0. */
export function log2(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let power = 0;
  let mantissa = x;
  while (mantissa >= Math.SQRT2) {
    mantissa /= 2;
    power++;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    power--;
  }
  // ln m = 2 artanh t = 2 (t + t³/3 + t⁵/5 + …) with t = (m − 1) / (m + 1), |t| < 0.172
  const t = (mantissa - 1) / (mantissa + 1);
  let tail = 0;
  for (let n = 23; n >= 1; n -= 2) tail = tail * t * t + 1 / n;
  return power + (2 * t * tail) / LN2;
}

const TWO_OVER_ROOT_PI = 1.1283791670955126;

/** The error function within 1e-14, from a series whose terms all have one sign (Abramowitz & Stegun 7.1.6). */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < 0) return -erf(-x);
  if (x > 6) return 1;
  let term = x;
  let total = x;
  for (let n = 1; term > total * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return TWO_OVER_ROOT_PI * exp(-x * x) * total;
}
