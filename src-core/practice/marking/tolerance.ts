/** Whether a number is right: no further off than the tolerance, its edge included. −∞ is only itself. */
export function isWithin(value: number, right: number, tolerance: number): boolean {
  if (!Number.isFinite(right) || !Number.isFinite(value)) return value === right;
  return Math.abs(value - right) <= tolerance + 1e-9 * Math.max(tolerance, Math.abs(right));
}

/** What exactness is asked for, in words for the learner; a tolerance just under a half asks for a whole number. */
export function toleranceInWords(tolerance: number, percent = false): string {
  const shown = percent ? tolerance * 100 : tolerance;
  const range = `± ${Number(shown.toPrecision(2))}${percent ? ' percentage points' : ''}`;
  if (!percent && tolerance >= 0.2 && tolerance <= 0.5) return 'A whole number';
  const decimals = [1, 2, 3, 4].find((d) => 0.5 * 10 ** -d <= shown * 1.000001);
  if (decimals === undefined) return `Exact, to ${range}`;
  const places = [
    '',
    'One decimal is',
    'Two decimals are',
    'Three decimals are',
    'Four decimals are',
  ];
  return `${places[decimals]} exact enough (${range})`;
}
