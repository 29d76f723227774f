import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { PracticePreferences } from '#core/practice/schedule-preferences.ts';
import type { Range, Statistics } from '#core/practice/statistics.ts';
import { labApi, labLink } from '#renderer/api/index.ts';
import { useToasts } from '../frame/toasts.ts';

/** The figures of progress for a range, and what is set about practice. The old ones stay until the new are there. */
export const useProgress = defineStore('progress', () => {
  const toasts = useToasts();
  const range = ref<Range>('30d');
  const statistics = shallowRef<Statistics | null>(null);
  const preferences = shallowRef<PracticePreferences | null>(null);
  const error = shallowRef<LabError | null>(null);
  const loading = ref(false);
  /** How much of the log has been gone through again after a change of settings, 0…1; null when none is under way. */
  const deriving = ref<number | null>(null);
  let turn = 0;

  labLink().connection.on('practiceChanged', () => {
    if (statistics.value) void load();
  });

  async function load(): Promise<void> {
    const own = ++turn;
    loading.value = true;
    try {
      const [figures, set] = await Promise.all([
        labApi().practice.statistics({ range: range.value }),
        labApi().practice.preferences(),
      ]);
      if (own !== turn) return;
      // The same figures again are no reason to draw every picture again.
      if (JSON.stringify(figures) !== JSON.stringify(statistics.value)) statistics.value = figures;
      preferences.value = set;
      error.value = null;
    } catch (fault) {
      if (own === turn) error.value = asLabError(fault);
    } finally {
      if (own === turn) loading.value = false;
    }
  }

  async function show(next: Range): Promise<void> {
    range.value = next;
    await load();
  }

  async function setPreferences(change: Partial<PracticePreferences>): Promise<void> {
    const before = preferences.value;
    if (!before) return;
    preferences.value = { ...before, ...change };
    try {
      await labApi().practice.setPreferences(
        { ...before, ...change },
        { onProgress: (share) => (deriving.value = share) },
      );
    } catch (fault) {
      preferences.value = before;
      toasts.failed('This could not be set.', fault);
    } finally {
      deriving.value = null;
    }
  }

  /** The log as the text of a file; null, and a message, when it could not be read. */
  async function exported(format: 'csv' | 'json'): Promise<string | null> {
    try {
      return await labApi().practice.export({ format });
    } catch (fault) {
      toasts.failed('The log could not be exported.', fault);
      return null;
    }
  }

  /** Begins at zero, after a backup. */
  async function reset(): Promise<void> {
    try {
      const { backup } = await labApi().practice.reset();
      toasts.say(`Progress begins at zero. What was before is in ${backup}.`);
      await load();
    } catch (fault) {
      toasts.failed('Progress was not reset.', fault);
    }
  }

  return {
    ...{ range, statistics, preferences, error, loading, deriving },
    ...{ load, show, setPreferences, exported, reset },
  };
});

function asLabError(fault: unknown): LabError {
  return fault instanceof LabError ? fault : new LabError('internal', String(fault));
}
