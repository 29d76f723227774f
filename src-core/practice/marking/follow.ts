import { exp, fromRows, multiply, softmaxRows } from '#core/attention';
import type { Follows } from '../exercise-kinds.ts';

/** What a line of a grid should be, given the line that it follows from. Null where that gives no numbers. */
export function follow(rule: Follows, from: readonly number[]): number[] | null {
  const line = applied(rule, from);
  return line.some(Number.isNaN) ? null : line;
}

function applied(rule: Follows, from: readonly number[]): number[] {
  const total = from.reduce((sum, value) => sum + value, 0);
  switch (rule.rule) {
    case 'divide':
      return from.map((value) => value / rule.divisor);
    case 'exp':
      return from.map(exp);
    case 'sum':
      return [total];
    case 'share':
      return from.map((value) => value / total);
    case 'softmax':
      return Array.from(softmaxRows(fromRows([from])).data);
    case 'mask':
      return from.map((value, j) => (rule.allowed[j] === '1' ? value : -Infinity));
    case 'blend':
      return from.length === rule.values.length
        ? Array.from(multiply(fromRows([from]), fromRows(rule.values)).data)
        : [NaN];
  }
}
