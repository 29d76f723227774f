import { defineStore } from 'pinia';
import { watch } from 'vue';
import { packTimeline, type StoredTimeline } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { useDocument } from './document.ts';
import { steadySender } from '../asking/steady-sender.ts';
import { useTimeline } from './timeline.ts';
import { useToasts } from '../frame/toasts.ts';

/** Keeps the timeline of what is on the desk on the disk, beside the draft. */
export const useTimelineKeeper = defineStore('timeline-keeper', () => {
  const document = useDocument();
  const timeline = useTimeline();
  const toasts = useToasts();
  const sender = steadySender(send);

  /** The desk's timeline of the last time, if it belongs to this experiment (null: to none) and can be read. */
  async function last(experimentId: string | null): Promise<StoredTimeline | null> {
    try {
      const kept = await labApi().timeline.get();
      return kept?.experimentId === experimentId ? kept.timeline : null;
    } catch {
      return null;
    }
  }

  /** The timeline of a saved experiment; none where it has none, or it cannot be read. */
  async function of(id: string): Promise<StoredTimeline | null> {
    try {
      return await labApi().timeline.of({ id });
    } catch {
      return null;
    }
  }

  /** Leaves the steps with the experiment that is put away: its branches and names count even where nothing else changed. */
  async function leave(): Promise<void> {
    const id = document.saved?.id;
    if (!id || document.changed || timeline.timeline.steps.length === 1) return;
    try {
      await labApi().timeline.keep({ id, timeline: packTimeline(timeline.timeline) });
    } catch (fault) {
      toasts.failed('The steps of this experiment were not kept.', fault);
    }
  }

  /** Sends the timeline as it is now. The draft tells when the disk takes nothing: here it is tried again at the next step. */
  async function send(): Promise<void> {
    const experimentId = document.saved?.id ?? null;
    try {
      await labApi().timeline.put({ experimentId, timeline: packTimeline(timeline.timeline) });
    } catch {
      return;
    }
  }

  /** Begins to watch the timeline. */
  function keep(): void {
    watch(() => [timeline.timeline, document.saved?.id], sender.changed);
  }

  return { last, of, leave, keep, put: sender.now };
});
