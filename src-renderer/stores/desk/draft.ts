import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { draftSchema, type Draft } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { useDocument } from './document.ts';
import { steadySender } from '../asking/steady-sender.ts';

const STASH = 'attention-lab.draft';

/** Keeps what is on the desk on the disk while it is worked on, so that nothing typed is lost. */
export const useDraft = defineStore('draft', () => {
  const document = useDocument();
  /** Whether the disk could not take the newest draft; this window then keeps it over a reload. */
  const failing = ref(false);
  const sender = steadySender(send);
  let newest = 0;

  /** The draft of the last time, if there is one; a stash of this window is newer than the disk. */
  async function last(): Promise<Draft | null> {
    return readStash() ?? (await labApi().draft.get());
  }

  function current(): Draft {
    const { saved, name, spec } = document;
    return { experimentId: saved?.id ?? null, revision: saved?.revision ?? 0, name, spec };
  }

  async function send(): Promise<void> {
    const draft = current();
    const turn = ++newest;
    try {
      await labApi().draft.put(draft);
      if (turn !== newest) return;
      failing.value = false;
      sessionStorage.removeItem(STASH);
    } catch {
      if (turn !== newest) return;
      failing.value = true;
      sessionStorage.setItem(STASH, JSON.stringify(draft));
    }
  }

  /** Begins to watch the desk. */
  function keep(): void {
    // A stash that was taken up is still to reach the disk.
    if (readStash()) void sender.now();
    watch(() => [document.name, document.spec, document.saved], sender.changed);
  }

  return { failing, last, keep, put: sender.now };
});

/** A stash is what this window wrote itself, but an older version of the lab may have been that window. */
function readStash(): Draft | null {
  const text = sessionStorage.getItem(STASH);
  if (!text) return null;
  try {
    return draftSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
