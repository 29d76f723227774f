import type { Recorded } from '#core/contract';
import type { Room } from '#core/practice/attempt.ts';
import { useAttempts } from './attempts.ts';
import type { Checked, GivenUp, OpenExercise } from './exercise.ts';

/** Sends the answers of a room to the log: one for each exercise that was worked at. */
export interface AnswerLog {
  /** An answer was checked. */
  checked(work: OpenExercise, checked: Checked): Promise<Recorded | null>;
  /** The solution was looked up before the answer was right. */
  gaveUp(work: OpenExercise, given: GivenUp): Promise<Recorded | null>;
}

/** Exercises whose answer is in the log: they outlive the view that shows them. */
const kept = new WeakSet<OpenExercise>();

/**
 * The first answer to an exercise that is right or wrong is the one that counts; what comes after it is learning. An almost
 * right one waits for the next: it counts when the solution is looked up instead.
 */
export function answerLog(room: Room): AnswerLog {
  const attempts = useAttempts();

  function keep(work: OpenExercise, { answer, verdict, ms }: GivenUp) {
    if (kept.has(work)) return Promise.resolve(null);
    kept.add(work);
    const { exercise, hints } = work;
    return attempts.record({ exercise, room, answer, verdict, hints: hints.value, ms });
  }

  return {
    checked(work, checked) {
      if (checked.verdict.outcome === 'almost') return Promise.resolve(null);
      return keep(work, checked);
    },
    gaveUp: keep,
  };
}
