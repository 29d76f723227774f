import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import { emptyAnswer, mark, type Answer, type Exercise, type Verdict } from '#core/practice';
import { DAY } from '#core/practice/schedule-day.ts';
import type { Asked, Sitting } from '#core/practice/sitting.ts';
import { labApi } from '#renderer/api/index.ts';
import { useAttempts } from './attempts.ts';
import { exerciseOf } from './exercise-source.ts';
import { sittingKeeper } from './sitting-keeper.ts';
import { drawTest, type TestWish } from './test-draw.ts';
import { useToasts } from '../frame/toasts.ts';

const TICK = 1_000;
/** A hidden window ticks once a minute; what is longer was spent asleep, and does not count. */
const LONGEST_TICK = 65_000;
/** How many ticks pass before the time spent goes to the disk. */
const TICKS_KEPT = 5;

/** A question of a test with what is made of its answer. */
export interface TestQuestion {
  readonly exercise: Exercise;
  readonly answer: Answer;
  /** Only once the test has ended. */
  readonly verdict: Verdict | null;
}

const UNTOUCHED: Verdict = { outcome: 'unread', score: 0, message: 'You gave no answer here.' };

/** A mixed test: no word on any answer until it ends, by hand or by the clock; then a report. */
export const useMixedTest = defineStore('mixed-test', () => {
  const toasts = useToasts();
  const attempts = useAttempts();
  const sitting = shallowRef<Sitting | null>(null);
  const exercises = shallowRef<readonly Exercise[]>([]);
  const error = shallowRef<LabError | null>(null);
  const loaded = ref(false);
  let timer: ReturnType<typeof setInterval> | undefined;
  let ticks = 0;
  let ticked = 0;

  const keeper = sittingKeeper(
    'test',
    () => sitting.value,
    (fault) => toasts.failed('This test could not be kept.', fault),
  );
  const questions = computed<TestQuestion[]>(() =>
    exercises.value.map((exercise, i) => {
      const asked = sitting.value?.questions[i];
      const answer = asked?.answer ?? emptyAnswer(exercise);
      // Some kinds begin with an arrangement that could be marked: untouched, it is no answer.
      const marked = asked?.answer ? mark(exercise, answer, navigator.language) : UNTOUCHED;
      const verdict = sitting.value?.ended ? marked : null;
      return { exercise, answer, verdict };
    }),
  );
  /** Time that is left, milliseconds; null without a limit. */
  const left = computed(() => {
    const now = sitting.value;
    if (!now || now.limit === null) return null;
    return Math.max(0, now.limit - now.spent);
  });

  function change(next: Partial<Sitting>): void {
    if (sitting.value) sitting.value = { ...sitting.value, ...next };
  }

  function changeAsked(at: number, next: Partial<Asked>): void {
    const now = sitting.value;
    if (!now) return;
    change({
      questions: now.questions.map((entry, i) => (i === at ? { ...entry, ...next } : entry)),
    });
  }

  /** Takes up the test that was left, with its clock where it stood. */
  async function resume(): Promise<void> {
    if (loaded.value) return;
    await guarded(async () => {
      const kept = await labApi().practice.sitting({ which: 'test' });
      loaded.value = true;
      if (kept) await open(kept);
    });
  }

  async function begin(wish: TestWish): Promise<void> {
    await guarded(async () => {
      const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
      const due = await labApi().practice.queue({ which: 'due', most: 500 });
      await open({
        ...{ id: crypto.randomUUID(), kind: 'test', startedAt: Date.now(), spent: 0 },
        ...{ at: 0, ended: false, limit: wish.minutes === null ? null : wish.minutes * 60_000 },
        questions: drawTest(wish, seed, due),
      });
      await keeper.now();
    });
  }

  async function open(next: Sitting): Promise<void> {
    const found = await Promise.all(
      next.questions.map(({ origin, exercise }) => exerciseOf(origin, exercise)),
    );
    const kept = next.questions.filter((_, i) => found[i]);
    sitting.value = { ...next, questions: kept, at: Math.min(next.at, kept.length - 1) };
    exercises.value = found.filter((exercise) => exercise !== null);
  }

  function answer(given: Answer): void {
    if (!sitting.value || sitting.value.ended) return;
    changeAsked(sitting.value.at, { answer: given });
    keeper.soon();
  }

  function go(at: number): void {
    const last = exercises.value.length - 1;
    change({ at: Math.min(Math.max(at, 0), last) });
    keeper.soon();
  }

  function tick(): void {
    const now = sitting.value;
    const asked = now?.questions[now.at];
    const passed = Math.round(performance.now() - ticked);
    ticked += passed;
    if (!now || !asked || now.ended || passed > LONGEST_TICK) return;
    changeAsked(now.at, { ms: Math.min(asked.ms + passed, DAY) });
    change({ spent: Math.min(now.spent + passed, DAY) });
    if (++ticks % TICKS_KEPT === 0) keeper.soon();
    if (left.value === 0) void end();
  }

  /** Ends the test: every answer is marked and goes into the log; what is empty or cannot be read is no attempt. */
  async function end(): Promise<void> {
    const now = sitting.value;
    if (!now || now.ended) return;
    change({ ended: true });
    for (const [i, { exercise, answer: given, verdict }] of questions.value.entries()) {
      const asked = now.questions[i];
      if (!asked || !verdict || verdict.outcome === 'unread' || asked.attempt) continue;
      const id = crypto.randomUUID();
      const reply = await attempts.record({
        ...{ id, exercise, answer: given, verdict, room: 'test', session: now.id, hints: 0 },
        ms: asked.ms,
      });
      if (reply) changeAsked(i, { attempt: id, outcome: verdict.outcome, score: verdict.score });
    }
    await keeper.now();
  }

  /** Puts the test, or its report, away. */
  async function close(): Promise<void> {
    sitting.value = null;
    exercises.value = [];
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
    () => sitting.value !== null && !sitting.value.ended,
    (running) => {
      clearInterval(timer);
      ticked = performance.now();
      if (running) timer = setInterval(tick, TICK);
    },
  );

  return {
    ...{ sitting, questions, left, error, loaded },
    ...{ resume, begin, answer, go, end, close },
  };
});
