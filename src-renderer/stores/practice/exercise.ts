import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { emptyAnswer, mark, type Answer, type Exercise, type Verdict } from '#core/practice';

/** How far a learner came before; what is not given begins anew. */
export interface Resumed {
  readonly answer?: Answer | null | undefined;
  readonly hints?: number | undefined;
  /** Milliseconds already spent. */
  readonly ms?: number | undefined;
}

/** A check that counts, as it goes into the log. */
export interface Checked {
  readonly answer: Answer;
  readonly verdict: Verdict;
  readonly hints: number;
  readonly ms: number;
  /** Which check of this exercise it is, from 1; those that could not be read are not counted. */
  readonly attempt: number;
}

/** What goes into the log when the solution was looked up: an almost right answer that waited for a better one, if any. */
export interface GivenUp {
  readonly answer: Answer | null;
  readonly verdict: Verdict | null;
  readonly ms: number;
}

/** An exercise somebody works at. */
export interface OpenExercise {
  readonly exercise: Exercise;
  readonly answer: ShallowRef<Answer>;
  /** What was said of the answer as it stands; null once it was changed. */
  readonly verdict: ShallowRef<Verdict | null>;
  /** Hints that are shown. */
  readonly hints: Ref<number>;
  /** Whether the worked solution is shown; then nothing more is marked. */
  readonly solved: Ref<boolean>;
  readonly attempts: Ref<number>;
  /** Whether an answer was right or wrong, or the solution was shown: what comes now no longer counts. */
  readonly settled: Ref<boolean>;
  /** Whether it is over: right, or the solution was shown. */
  readonly isOver: ComputedRef<boolean>;
  readonly change: (answer: Answer) => void;
  readonly check: () => Checked | null;
  readonly hint: () => void;
  /** Shows the solution; what counts as given up, unless the answer was right before. */
  readonly giveUp: () => GivenUp | null;
  /** Milliseconds spent on it so far. */
  readonly spent: () => number;
}

/** Opens an exercise, from its beginning or where it was left. */
export function openExercise(exercise: Exercise, resumed: Resumed = {}): OpenExercise {
  const answer = shallowRef<Answer>(fitting(exercise, resumed.answer));
  const verdict = shallowRef<Verdict | null>(null);
  const hints = ref(Math.min(resumed.hints ?? 0, exercise.hints.length));
  const solved = ref(false);
  const attempts = ref(0);
  const settled = ref(false);
  const isOver = computed(() => solved.value || verdict.value?.outcome === 'right');
  /** The newest answer, while it is almost right: it counts if no better one comes. */
  let almost: Checked | null = null;
  const begun = performance.now() - (resumed.ms ?? 0);
  const spent = () => Math.round(performance.now() - begun);

  function change(next: Answer): void {
    answer.value = next;
    verdict.value = null;
  }

  function check(): Checked | null {
    if (isOver.value) return null;
    const given = answer.value;
    if (given.kind === 'free-text' && given.text.trim() !== '' && given.met === null)
      answer.value = { ...given, met: [] };
    verdict.value = mark(exercise, given, navigator.language);
    if (verdict.value.outcome === 'unread') return null;
    attempts.value++;
    const checked = {
      ...{ answer: given, verdict: verdict.value, hints: hints.value },
      ...{ ms: spent(), attempt: attempts.value },
    };
    almost = verdict.value.outcome === 'almost' ? checked : null;
    if (!almost) settled.value = true;
    return checked;
  }

  function hint(): void {
    if (hints.value < exercise.hints.length) hints.value++;
  }

  function giveUp(): GivenUp | null {
    const wasOver = isOver.value;
    solved.value = true;
    settled.value = true;
    const { answer: given = null, verdict: judged = null } = almost ?? {};
    return wasOver ? null : { answer: given, verdict: judged, ms: spent() };
  }

  return {
    ...{ exercise, answer, verdict, hints, solved, attempts, settled, isOver },
    ...{ change, check, hint, giveUp, spent },
  };
}

/** The answer that was left, where it belongs to this exercise. */
function fitting(exercise: Exercise, answer: Answer | null | undefined): Answer {
  return answer?.kind === exercise.kind ? answer : emptyAnswer(exercise);
}
