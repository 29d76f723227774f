import { defineStore } from 'pinia';
import type { Exercise } from '#core/practice';
import { useAttempts } from './attempts.ts';
import { openExercise, type Checked, type OpenExercise } from './exercise.ts';

/** The exercises of lessons as somebody left them while the lab is open; first answers go into the log. */
export const useLessonExercises = defineStore('lessonExercises', () => {
  const attempts = useAttempts();
  const open = new Map<string, OpenExercise>();

  /** An exercise of a lesson, as it was left. Another text is another exercise: the reader's own may change. */
  function of(lesson: string, exercise: Exercise): OpenExercise {
    const key = `${lesson} ${JSON.stringify(exercise)}`;
    const work = open.get(key) ?? openExercise(exercise);
    open.set(key, work);
    return work;
  }

  /** The first answer counts; trying again afterwards is learning. */
  async function checked(exercise: Exercise, given: Checked): Promise<void> {
    if (given.attempt > 1) return;
    const { answer, verdict, hints, ms } = given;
    await attempts.record({ exercise, room: 'lesson', answer, verdict, hints, ms });
  }

  async function gaveUp(work: OpenExercise, ms: number): Promise<void> {
    if (work.attempts.value > 0) return;
    const { exercise, hints } = work;
    const given = { answer: null, verdict: null, hints: hints.value, ms };
    await attempts.record({ exercise, room: 'lesson', ...given });
  }

  return { of, checked, gaveUp };
});
