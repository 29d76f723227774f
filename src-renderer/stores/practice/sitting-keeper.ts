import type { Sitting, SittingKind } from '#core/practice/sitting.ts';
import { labApi } from '#renderer/api/index.ts';
import { steadySender } from '../asking/steady-sender.ts';

/** Keeps a sitting on the disk. */
export interface SittingKeeper {
  /** Sends it soon; what is sent is what `current` gives then. */
  soon(): void;
  /** Sends it now. Answers when the disk has it. */
  now(): Promise<void>;
}

/** A keeper of what `current` gives; `failed` is told once for each row of failures. */
export function sittingKeeper(
  which: SittingKind,
  current: () => Sitting | null,
  failed: (fault: unknown) => void,
): SittingKeeper {
  let failing = false;

  async function send(): Promise<void> {
    // Plain values only: what is reactive does not cross the wire.
    const sitting = JSON.parse(JSON.stringify(current())) as Sitting | null;
    try {
      await labApi().practice.keepSitting({ which, sitting });
      failing = false;
    } catch (fault) {
      if (!failing) failed(fault);
      failing = true;
    }
  }

  const { changed, now } = steadySender(send);
  return { soon: changed, now };
}
