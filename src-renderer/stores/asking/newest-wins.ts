/** What `newestWins` is told. */
export interface NewestWinsOptions<In, Out> {
  ask(input: In, signal: AbortSignal): Promise<Out>;
  answered(input: In, out: Out): void;
  failed(input: In, error: unknown): void;
  /** A question that holds a newer one up for longer than this is given up, milliseconds. */
  patience?: number;
}

/**
 * Asks at most one question at a time and keeps at most one waiting, the newest. A slow question that a
 * newer one waits for is aborted, but never two in a row, so that a long drag still shows pictures.
 */
export function newestWins<In, Out>(options: NewestWinsOptions<In, Out>) {
  const { ask, answered, failed, patience = 400 } = options;
  let running: AbortController | undefined;
  let waiting: { input: In } | undefined;
  let gaveUp = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function start(input: In): Promise<void> {
    const controller = new AbortController();
    running = controller;
    try {
      const out = await ask(input, controller.signal);
      gaveUp = false;
      if (!controller.signal.aborted) answered(input, out);
    } catch (error) {
      if (!controller.signal.aborted) failed(input, error);
    } finally {
      // After `drop` another question may already run.
      if (running === controller) next();
    }
  }

  function next(): void {
    clearTimeout(timer);
    running = timer = undefined;
    const newest = waiting;
    waiting = undefined;
    if (newest) void start(newest.input);
  }

  return {
    /** Asks, now or as soon as the running question is answered. */
    push(input: In): void {
      if (!running) return void start(input);
      waiting = { input };
      if (gaveUp) return;
      timer ??= setTimeout(() => {
        gaveUp = true;
        running?.abort();
      }, patience);
    },
    /** Gives up what runs and forgets what waits. */
    drop(): void {
      waiting = undefined;
      clearTimeout(timer);
      timer = undefined;
      running?.abort();
      running = undefined;
    },
  };
}
