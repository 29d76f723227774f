import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import type { Verdict } from '../verdict.ts';

/** Marks a text by what the learner found in it; before that, nothing is judged. */
export function markFreeText(
  { rubric }: ExerciseOf<'free-text'>,
  { text, met }: AnswerOf<'free-text'>,
): Verdict {
  if (text.trim() === '')
    return {
      outcome: 'unread',
      score: 0,
      message: 'There is nothing to compare yet. Write first.',
    };
  if (!met) {
    const message = 'Compare your text with the model answer, and tick what yours says too.';
    return { outcome: 'unread', score: 0, message };
  }
  const found = rubric.filter((_, i) => met[i]).length;
  const score = found / rubric.length;
  const outcome = score === 1 ? 'right' : score >= 0.5 ? 'almost' : 'wrong';
  return { outcome, score, message: `Your text makes ${found} of ${rubric.length} points.` };
}
