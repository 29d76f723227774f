/** One of those that are compared. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
  /** Set for one that is too slow to take part in every round. */
  readonly rounds?: number;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds per run. */
  readonly best: number;
  readonly median: number;
  /** Median over the rounds of its time ÷ the first contestant's time in the same round. */
  readonly ratio: number;
}

/** How long one measurement should last at least, in milliseconds. */
const LONG_ENOUGH = 4;

/**
 * Times all in turn, round after round (A B C A B C …), so that what slows the machine down for a while slows all of
 * them; the ratios compare only times of the same round.
 */
export async function interleave(
  contestants: readonly Contestant[],
  rounds = 40,
): Promise<Timing[]> {
  const repeats = new Map<Contestant, number>();
  for (const contestant of contestants) {
    // The first runs compile; what they take says nothing.
    if (contestant.rounds === undefined) for (let i = 0; i < 3; i++) await contestant.run();
    const once = await time(contestant, 1);
    const again = once > LONG_ENOUGH ? once : await time(contestant, Math.ceil(LONG_ENOUGH / once));
    repeats.set(contestant, Math.max(1, Math.ceil(LONG_ENOUGH / again)));
  }
  const times = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      if (round >= (contestant.rounds ?? rounds)) continue;
      times.get(contestant)!.push(await time(contestant, repeats.get(contestant)!));
    }
  }
  const first = times.get(contestants[0])!;
  return contestants.map((contestant) => {
    const own = times.get(contestant)!;
    return {
      name: contestant.name,
      best: Math.min(...own),
      median: median(own),
      ratio: median(own.map((value, i) => value / first[i])),
    };
  });
}

/** Milliseconds per run. A run that answers at once is not waited for: that alone would take a microsecond. */
async function time({ run }: Contestant, repeats: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    const answer = run();
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - start) / repeats;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
