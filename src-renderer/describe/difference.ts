import { decimal, exact, share } from './numbers.ts';

/** “+0.25” or “−0.25”; one too small for the digits keeps its sign: “+<0.01”. */
export function signed(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'not a number';
  const sign = value < 0 ? '−' : '+';
  const size = Math.abs(value);
  if (size > 0 && size < 0.5 * 10 ** -digits) return `${sign}<${(10 ** -digits).toFixed(digits)}`;
  return `${sign}${decimal(size, digits)}`;
}

/** What a number was before, and by how much it changed: “was 12.0 %, now +4.1 points”. */
export function differenceText(
  stage: string,
  { old, difference }: { readonly old: number; readonly difference: number },
  decimals = 2,
): string {
  if (stage !== 'weights') {
    const was = `was ${exact(old, decimals)}`;
    return Number.isFinite(difference) ? `${was}, ${signed(difference, decimals)}` : was;
  }
  return `was ${share(old, decimals)}, ${signed(difference * 100, Math.max(decimals - 1, 0))} points`;
}
