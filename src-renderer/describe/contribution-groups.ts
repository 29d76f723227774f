import type { Contribution, Contributions } from '#core/attention';

/** What all parts of one token, or of one head, add together. */
export interface ContributionGroup {
  /** The token's place, or the head's, from 0. */
  readonly index: number;
  readonly amount: number;
  /** The sums of the parts above and below 0. */
  readonly above: number;
  readonly below: number;
  /** Farthest from 0 first. */
  readonly parts: readonly Contribution[];
}

/** Parts that belong together, in the order of the sentence or of the heads. */
export function contributionGroups(
  { parts }: Contributions,
  by: 'token' | 'head',
): ContributionGroup[] {
  const groups = new Map<number, Contribution[]>();
  for (const part of parts) {
    const known = groups.get(part[by]);
    if (known) known.push(part);
    else groups.set(part[by], [part]);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([index, own]) => ({
      index,
      amount: own.reduce((sum, { amount }) => sum + amount, 0),
      above: own.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0),
      below: own.reduce((sum, { amount }) => sum + Math.min(amount, 0), 0),
      parts: own.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)),
    }));
}

/** What comes of no token: the bias, the input that went round, and numbers put in by hand. Zeros are left out. */
export function otherContributions({ bias, input, rest }: Contributions): [string, number][] {
  const others: [string, number][] = [
    ['bias', bias],
    ['input, passed around', input],
    ['put in by hand', Math.abs(rest) < 1e-12 ? 0 : rest],
  ];
  return others.filter(([, amount]) => amount !== 0);
}
