import { readNumber, type Exercise } from '#core/practice';

/** How far the written result of a sum may be from what it gives: it is rounded to a few digits. */
const ROUNDING = 0.002;

/** The lines of a worked solution whose sum does not give what stands beside it, by their places. */
export function wrongSums({ solution }: Exercise): { place: number; message: string }[] {
  return solution.flatMap(({ expression, result }, place) => {
    if (expression === undefined) return [];
    const read = readNumber(expression);
    const value = read.state === 'number' ? (read.values[0] ?? NaN) : NaN;
    const near = ROUNDING * Math.max(1, Math.abs(value));
    if (result !== undefined && (value === result || Math.abs(value - result) <= near)) return [];
    const found = Number.isNaN(value) ? 'is no sum that can be computed' : `gives ${value}`;
    return [
      { place, message: `“${expression}” ${found}; the result says ${result ?? 'nothing'}.` },
    ];
  });
}
