import { valueOf, type Explanation } from '#core/attention';
import { significant } from './numbers.ts';
import { isGiven, type TraceLine } from './trace-tree.ts';

/** What a number that is not simply made of its terms has to say. */
export function noteOf(parent: Explanation, digits = 4): string {
  const { override, value, computed, rule, address } = parent;
  if (override === 'ablation')
    return `switched off; its terms would make ${significant(computed, digits)}`;
  if (override === 'edit')
    return rule === 'given'
      ? `put in by hand: ${significant(value, digits)} in place of ${significant(computed, digits)}`
      : `put in by hand: ${significant(value, digits)}; its terms make ${significant(computed, digits)}`;
  if (rule === 'given') return isGiven(address.stage) ? 'given, made of nothing' : 'an input';
  return 'every score is masked: nothing to share out, so the weight is 0';
}

/** How terms make a number: “sum of 8”, “quotient”, “root of the sum”. */
function ruleWords({ rule, terms, divisor }: Explanation): string {
  switch (rule) {
    case 'given':
      return 'given';
    case 'root':
      return '√ of the sum';
    case 'quotient':
      return terms.length === 1 && divisor.length === 1 ? 'quotient' : 'sum ÷ sum';
    case 'sum':
      if (terms.length !== 1) return `sum of ${terms.length}`;
      return terms[0]?.sources.length === 1 ? 'unchanged' : 'product';
  }
}

/** How far the terms, added up again here from the last to the first, are from the number; 0 when they agree to the digit. */
function totalDifference(parent: Explanation): number {
  const { rule, terms, divisor, computed } = parent;
  if (rule === 'given') return 0;
  const made = valueOf({ rule, terms, divisor });
  return Object.is(made, computed) ? 0 : Math.abs(made - computed);
}

/** Whether the number agrees with its terms, but for rounding. */
export function totalHolds(parent: Explanation): boolean {
  const difference = totalDifference(parent);
  return difference <= 1e-12 * Math.max(1, Math.abs(parent.computed)) || difference === 0;
}

/** The words of a line that names no term. */
export function lineWords({ kind, parent, count, open }: TraceLine, digits = 4): string {
  switch (kind) {
    case 'divisor':
      return `÷ sum of ${count}`;
    case 'more':
      return open ? 'Show fewer' : `${count} more`;
    case 'total':
      return ruleWords(parent);
    case 'note':
      return noteOf(parent, digits);
    default:
      return '';
  }
}
