import { useEventListener } from '@vueuse/core';
import { nextTick, onScopeDispose } from 'vue';

/** The shortest time from one sending to the next, milliseconds. */
const REST = 250;

/** Sends what changes to the disk: the first change at once, those that follow quickly together. */
export interface SteadySender {
  /** Tells of a change. It is sent in this same turn of the page, ahead of the painting, unless something was just sent. */
  changed(): void;
  /** Sends what waits at once, if anything does. */
  flush(): void;
  /** Sends now, whether anything changed or not. Answers when it was taken. */
  now(): Promise<void>;
}

/**
 * A sender over `send`, which must not reject. At most one sending of changes is under way, so that a slow disk is never
 * behind by more than one; what waits is sent when the page is hidden or goes away.
 */
export function steadySender(send: () => Promise<void>): SteadySender {
  let waiting = false;
  let sending = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  async function now(): Promise<void> {
    waiting = false;
    clearTimeout(rest);
    rest = setTimeout(rested, REST);
    sending++;
    try {
      await send();
    } finally {
      sending--;
      go();
    }
  }

  function rested(): void {
    rest = undefined;
    go();
  }

  function go(): void {
    if (waiting && sending === 0 && rest === undefined) void now();
  }

  function flush(): void {
    if (waiting) void now();
  }

  useEventListener(window, 'pagehide', flush);
  useEventListener(window.document, 'visibilitychange', () => {
    if (window.document.visibilityState === 'hidden') flush();
  });
  onScopeDispose(() => {
    waiting = false;
    clearTimeout(rest);
  }, true);
  return {
    changed() {
      waiting = true;
      void nextTick(go);
    },
    flush,
    now,
  };
}
