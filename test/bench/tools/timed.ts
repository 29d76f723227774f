/** How long each of some rounds took, milliseconds, after one that is not counted. */
export async function timed(rounds: number, action: () => Promise<void>): Promise<number[]> {
  await action();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await action();
    times.push(performance.now() - start);
  }
  return times;
}

/** A percentile of times, to a tenth of a millisecond. */
export function percentile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
}
