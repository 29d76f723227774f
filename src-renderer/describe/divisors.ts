/** The whole numbers that divide n and are at most `limit`, smallest first. */
export function divisors(n: number, limit: number): number[] {
  return Array.from({ length: Math.min(n, limit) }, (_, i) => i + 1).filter((d) => n % d === 0);
}

/** The divisor of n nearest below (or at) the wish. */
export function nearestDivisor(n: number, wish: number): number {
  return divisors(n, Math.max(1, wish)).at(-1) ?? 1;
}
