import { LabError } from '#core/attention';
import type { CallContext } from '#core/contract';

/**
 * Carries long work out step by step: tells the share that each step yields, and lets messages in between. Throws
 * `cancelled` when it was given up in the meantime.
 */
export async function stepwise<Result>(
  begin: () => Generator<number, Result, void>,
  { signal, progress }: CallContext,
  pause: () => Promise<unknown>,
): Promise<Result> {
  await pause();
  const steps = begin();
  for (;;) {
    if (signal.aborted) throw new LabError('cancelled', 'The work was cancelled.');
    const step = steps.next();
    if (step.done) return step.value;
    progress(step.value);
    await pause();
  }
}
