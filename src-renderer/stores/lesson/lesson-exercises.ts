import { defineStore } from 'pinia';
import type { Exercise } from '#core/practice';
import { answerLog } from '../practice/answer-log.ts';
import { openExercise, type OpenExercise } from '../practice/exercise.ts';

/** The exercises of lessons as somebody left them while the lab is open; answers go into the log by the rule of `answerLog`. */
export const useLessonExercises = defineStore('lessonExercises', () => {
  const open = new Map<string, OpenExercise>();

  /** An exercise of a lesson, as it was left. Another text is another exercise: the reader's own may change. */
  function of(lesson: string, exercise: Exercise): OpenExercise {
    const key = `${lesson} ${JSON.stringify(exercise)}`;
    const work = open.get(key) ?? openExercise(exercise);
    open.set(key, work);
    return work;
  }

  const log = answerLog('lesson');

  return { of, checked: log.checked, gaveUp: log.gaveUp };
});
