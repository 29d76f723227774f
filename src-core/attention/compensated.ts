/**
 * Sums that keep what each rounding loses, for a second opinion on the plain ones: about twice float64's digits
 * (Ogita, Rump & Oishi 2005, algorithms 3.1–5.3).
 */
export interface Accumulator {
  add(value: number): void;
  /** Adds a · b, with the part of the product that float64 would drop. */
  addProduct(a: number, b: number): void;
  total(): number;
}

/** 2²⁷ + 1 cuts a float64 into two halves whose products are exact (Dekker 1971). */
const SPLITTER = 134217729;

/** An empty sum. */
export function accumulator(): Accumulator {
  let sum = 0;
  let lost = 0;
  function add(value: number): void {
    const next = sum + value;
    const kept = next - sum;
    lost += sum - (next - kept) + (value - kept);
    sum = next;
  }
  function addProduct(a: number, b: number): void {
    const product = a * b;
    add(product);
    const aHigh = upperHalf(a);
    const bHigh = upperHalf(b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    lost += aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  }
  return { add, addProduct, total: () => sum + lost };
}

function upperHalf(x: number): number {
  const large = SPLITTER * x;
  return large - (large - x);
}

const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;

/**
 * e^x by another road than `exp`: (1 + t) / (1 − t) with t = tanh(x/2) as a continued fraction (Lambert 1768).
 * For x ≤ 0, as softmax needs it.
 */
export function expByFraction(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -745) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const half = (x - k * LN2_HIGH - k * LN2_LOW) / 2;
  let fraction = 17;
  for (let odd = 15; odd >= 1; odd -= 2) fraction = odd + (half * half) / fraction;
  const t = half / fraction;
  let result = (1 + t) / (1 - t);
  for (let i = 0; i < Math.abs(k); i++) result = k > 0 ? result * 2 : result / 2;
  return result;
}
