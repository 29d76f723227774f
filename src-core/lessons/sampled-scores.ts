import { randomStream } from '#core/attention';

/**
 * `count` dot products of a query and a key, both of `dK` independent numbers with mean 0 and variance 1, drawn from the
 * seed. Their variance is `dK` (Vaswani et al. 2017, footnote 4).
 */
export function sampledScores(dK: number, count: number, seed: number): number[] {
  const random = randomStream(seed, 'sampled scores');
  return Array.from({ length: count }, () => {
    let sum = 0;
    for (let i = 0; i < dK; i++) sum += random.normal() * random.normal();
    return sum;
  });
}

/** One bar of a histogram: from (included) to (excluded), and how many numbers fall into it. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts numbers in `bins` equal stretches of [−reach, reach]; what lies beyond counts in the outermost ones. */
export function histogram(numbers: readonly number[], reach: number, bins: number): Bin[] {
  const width = (2 * reach) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const number of numbers) {
    const place = Math.floor((number + reach) / width);
    const bin = Math.min(Math.max(place, 0), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({
    from: -reach + i * width,
    to: -reach + (i + 1) * width,
    count,
  }));
}
