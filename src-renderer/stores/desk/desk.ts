import { defineStore } from 'pinia';
import { ref } from 'vue';
import { LabError } from '#core/attention';
import type { Experiment } from '#core/contract';
import { LIMITS, type ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { useDigits } from './digits.ts';
import { useDocument } from './document.ts';
import { useDraft } from './draft.ts';
import { useExperiments } from '../room/experiments.ts';
import { useQuestions } from '../frame/questions.ts';
import { useTimelineKeeper } from './timeline-keeper.ts';
import { useTimeline } from './timeline.ts';
import { useToasts } from '../frame/toasts.ts';

/** What is done with whole experiments: begin, open, save; never losing unsaved work without asking. */
export const useDesk = defineStore('desk', () => {
  const document = useDocument();
  const digits = useDigits();
  const draft = useDraft();
  const experiments = useExperiments();
  const questions = useQuestions();
  const timeline = useTimeline();
  const keeper = useTimelineKeeper();
  const toasts = useToasts();
  const saving = ref(false);
  const ready = ref(false);

  /** Puts the last draft on the desk, or what the lab opens with. */
  async function resume(): Promise<void> {
    try {
      const last = await draft.last();
      if (last) {
        const from = last.experimentId === null ? null : await stored(last.experimentId);
        const steps = await keeper.last(last.experimentId);
        digits.expect(from);
        document.resume(last, from);
        if (steps) timeline.adopt(steps);
      }
    } catch (fault) {
      toasts.failed('The last draft could not be read.', fault);
    }
    draft.keep();
    keeper.keep();
    ready.value = true;
  }

  function put(experiment: Experiment | null): void {
    digits.expect(experiment);
    document.put(experiment);
  }

  /** Saves, asking for a name when there is none. Whether the disk has it now. */
  async function save(): Promise<boolean> {
    if (saving.value) return false;
    if (!document.name.trim()) {
      const name = await questions.ask('name', suggestedName(document.spec.text), null);
      if (name === null) return false;
      document.name = name;
    }
    return send(document.saved?.id ?? null, document.saved?.revision ?? 0);
  }

  async function send(id: string | null, revision: number): Promise<boolean> {
    const { name, spec } = document;
    saving.value = true;
    try {
      // The save keeps the steps that the disk has of the desk.
      await keeper.put();
      const experiment = await labApi().experiments.save({ id, revision, name, spec });
      document.wasSaved(experiment, name);
      digits.expect(null);
      // Until the draft knows of the save too, a crash would bring the lab back with an unsaved look-alike.
      await draft.put();
      void experiments.load();
      return true;
    } catch (fault) {
      const code = fault instanceof LabError ? fault.code : '';
      if (code === 'experiment.conflict') return await settle();
      if (code === 'experiment.missing') {
        document.detach();
        toasts.say(`“${name.trim()}” had been deleted meanwhile; it is saved as a new experiment.`);
        return await send(null, 0);
      }
      toasts.failed('Not saved.', fault);
      return false;
    } finally {
      saving.value = false;
    }
  }

  /** The stored experiment is newer than the one that was opened. */
  async function settle(): Promise<boolean> {
    const answer = await questions.ask('conflict', document.name, 'cancel');
    if (answer === 'cancel') return false;
    if (answer === 'copy') {
      document.detach();
      document.name = `${document.name.trim().slice(0, LIMITS.name - 7)} (copy)`;
      return send(null, 0);
    }
    const id = document.saved?.id ?? '';
    const newer = await stored(id);
    return newer ? send(id, newer.revision) : send(null, 0);
  }

  /** True when the desk may be cleared: nothing unsaved, or the person decided about it. */
  async function mayLeave(): Promise<boolean> {
    if (!document.changed) return true;
    const answer = await questions.ask('leave', document.name.trim(), 'cancel');
    return answer === 'save' ? save() : answer === 'discard';
  }

  /** Opens a saved experiment. Whether it is on the desk now. */
  async function open(id: string): Promise<boolean> {
    if (!(await mayLeave())) return false;
    await keeper.leave();
    try {
      const [experiment, steps] = await Promise.all([
        labApi().experiments.get({ id }),
        keeper.of(id),
      ]);
      put(experiment);
      if (steps) timeline.adopt(steps);
      return true;
    } catch (fault) {
      toasts.failed('The experiment could not be opened.', fault);
      return false;
    }
  }

  /** Begins a new experiment. Whether it is on the desk now. */
  async function begin(): Promise<boolean> {
    if (!(await mayLeave())) return false;
    await keeper.leave();
    put(null);
    return true;
  }

  /** Begins a new experiment with these inputs. Whether it is on the desk now. */
  async function beginWith(spec: ExperimentSpec): Promise<boolean> {
    if (!(await mayLeave())) return false;
    await keeper.leave();
    digits.expect(null);
    document.put(null, spec);
    return true;
  }

  return { ready, saving, resume, save, open, begin, beginWith };
});

/** The saved experiment, or null when it is gone. */
async function stored(id: string): Promise<Experiment | null> {
  try {
    return await labApi().experiments.get({ id });
  } catch {
    return null;
  }
}

function suggestedName(text: string): string {
  const words = text.trim().split(/\s+/u);
  const start = words.slice(0, 6).join(' ');
  return (words.length > 6 ? `${start} …` : start).slice(0, LIMITS.name);
}
