import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { QueuedItem, Recorded } from '#core/contract';
import type { Asked, Sitting } from '#core/practice/sitting.ts';
import { labApi } from '#renderer/api/index.ts';
import { useAttempts } from './attempts.ts';
import { exerciseOf, nextOrigin } from './exercise-source.ts';
import { openExercise, type Checked, type GivenUp, type OpenExercise } from './exercise.ts';
import { sittingKeeper } from './sitting-keeper.ts';
import { useToasts } from '../frame/toasts.ts';

/** How many items a review asks before it looks again what is due. */
const MOST = 50;

/** A review: due items, or the hard ones, one after another; kept on the disk with every key that is pressed. */
export const useReview = defineStore('review', () => {
  const toasts = useToasts();
  const attempts = useAttempts();
  const sitting = shallowRef<Sitting | null>(null);
  const work = shallowRef<OpenExercise | null>(null);
  /** What the answer to the shown question did. */
  const recorded = shallowRef<Recorded | null>(null);
  const error = shallowRef<LabError | null>(null);
  const loaded = ref(false);
  const asked = computed<Asked | null>(() => sitting.value?.questions[sitting.value.at] ?? null);
  const finished = computed(() => sitting.value?.ended === true);
  const keeper = sittingKeeper(
    'review',
    () => sitting.value,
    (fault) => toasts.failed('Where you are in this review could not be kept.', fault),
  );

  function change(next: Partial<Sitting>): void {
    if (sitting.value) sitting.value = { ...sitting.value, ...next };
  }

  function changeAsked(next: Partial<Asked>): void {
    if (!sitting.value) return;
    const { at, questions } = sitting.value;
    change({ questions: questions.map((entry, i) => (i === at ? { ...entry, ...next } : entry)) });
  }

  /** Takes up the review that was left, if there is one. */
  async function resume(): Promise<void> {
    if (loaded.value) return;
    await guarded(async () => {
      const left = await labApi().practice.sitting({ which: 'review' });
      loaded.value = true;
      if (!left || left.ended) return;
      sitting.value = left;
      await open();
    });
  }

  async function begin(which: 'due' | 'hard'): Promise<void> {
    await guarded(async () => {
      const questions = await ask(which);
      if (questions.length === 0) return toasts.say('Their lessons are no longer here.');
      sitting.value = {
        ...{ id: crypto.randomUUID(), kind: which === 'due' ? 'review' : 'hard' },
        ...{ startedAt: Date.now(), limit: null, spent: 0, questions, at: 0, ended: false },
      };
      await open();
    });
  }

  /** Opens the question that is at hand; those that are no longer there are left out. */
  async function open(): Promise<void> {
    recorded.value = null;
    let gone = 0;
    for (; asked.value; gone++) {
      const { origin, exercise, answer, hints, ms } = asked.value;
      const found = await exerciseOf(origin, exercise);
      if (found) {
        work.value = openExercise(found, { answer, hints, ms });
        break;
      }
      const { at, questions } = sitting.value!;
      change({ questions: questions.filter((_, i) => i !== at) });
    }
    if (gone) toasts.say(`${gone} of the items are no longer there and were left out.`);
    if (!asked.value) {
      work.value = null;
      change({ ended: true });
    }
    await keeper.now();
  }

  async function keepAnswer({ answer, verdict, ms }: GivenUp): Promise<void> {
    const at = work.value;
    if (!at || !sitting.value || asked.value?.attempt) return;
    const id = crypto.randomUUID();
    const { kind, id: session } = sitting.value;
    const reply = await attempts.record({
      ...{ id, exercise: at.exercise, room: 'review', session, ms, hints: at.hints.value },
      ...{ answer, verdict },
    });
    if (!reply || work.value !== at || sitting.value?.kind !== kind) return;
    recorded.value = reply;
    const outcome = verdict?.outcome ?? 'wrong';
    changeAsked({
      ...{ attempt: id, outcome: outcome === 'unread' ? null : outcome },
      score: verdict?.score ?? 0,
    });
    await keeper.now();
  }

  /** The first answer that is right or wrong counts; an almost right one waits for the next. */
  async function checked(given: Checked): Promise<void> {
    if (given.verdict.outcome !== 'almost') await keepAnswer(given);
  }

  /** The next question; after the last one, what has become due meanwhile. */
  async function next(): Promise<void> {
    await guarded(async () => {
      const now = sitting.value;
      if (!now) return;
      if (now.at + 1 >= now.questions.length && now.kind === 'review') {
        change({ questions: [...now.questions, ...(await ask('due'))] });
      }
      change({ at: now.at + 1 });
      await open();
    });
  }

  /** Takes the last answer of this review back and asks it again, as it was. */
  async function undo(): Promise<void> {
    const now = sitting.value;
    const at = now?.questions.findLastIndex(({ attempt }) => attempt !== null) ?? -1;
    const id = now?.questions[at]?.attempt;
    if (!now || !id || !(await attempts.undo(id))) return;
    change({ at, ended: false });
    changeAsked({ attempt: null, outcome: null, score: 0 });
    await guarded(open);
  }

  const canUndo = computed(
    () => sitting.value?.questions.some(({ attempt }) => attempt !== null) ?? false,
  );

  /** Ends the review: nothing is asked any more until another is begun. */
  async function close(): Promise<void> {
    sitting.value = null;
    work.value = null;
    recorded.value = null;
    await keeper.now();
  }

  async function guarded(action: () => Promise<void>): Promise<void> {
    try {
      error.value = null;
      await action();
    } catch (fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
  }

  watch(
    () => [work.value?.answer.value, work.value?.hints.value] as const,
    ([answer, hints]) => {
      if (!work.value || answer === undefined) return;
      changeAsked({ answer, hints: hints ?? 0, ms: work.value.spent() });
      keeper.soon();
    },
  );

  return {
    ...{ sitting, asked, work, recorded, error, loaded, finished, canUndo },
    ...{ resume, begin, checked, gaveUp: keepAnswer, next, undo, close },
  };
});

/** The first questions of a queue. */
async function ask(which: 'due' | 'hard'): Promise<Asked[]> {
  return (await labApi().practice.queue({ which, most: MOST })).map(askedOf);
}

function askedOf(item: QueuedItem): Asked {
  const origin = nextOrigin(item, item.reps);
  return {
    ...{ item: item.item, origin },
    exercise:
      origin.kind === 'lesson'
        ? item.exercise
        : `${origin.generator}/${origin.level}/${origin.seed}`,
    ...{ attempt: null, outcome: null, score: 0, answer: null, hints: 0, ms: 0 },
  };
}
