import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Processor time of all cores so far: taken by anyone, and by this process, in milliseconds. */
function processorTime(): { all: number; own: number } {
  const busy = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  const { user, system } = process.cpuUsage();
  return { all: busy.reduce((sum, core) => sum + core, 0), own: (user + system) / 1000 };
}

/** Starts to watch; the function it gives tells how many cores other processes kept busy since. */
export function watchOthers(): () => number {
  const before = processorTime();
  const start = performance.now();
  return () => {
    const now = processorTime();
    const others = now.all - before.all - (now.own - before.own);
    return Math.max(0, others / (performance.now() - start));
  };
}

/** Waits, at most a minute, until other processes leave the machine alone: two threads need two cores. */
export async function waitForQuiet(): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const others = watchOthers();
    await setTimeout(500);
    if (others() < 0.05) return;
  }
}
