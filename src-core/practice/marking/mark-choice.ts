import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import { ownReason, type Outcome, type Verdict } from '../verdict.ts';
import { shareInWords } from './share-in-words.ts';

/**
 * Marks a choice. With several right statements, leaving some out is `almost`, taking a wrong one is wrong. Only what was
 * chosen is judged, so that a second attempt still has something to find.
 */
export function markChoice(
  { several, options }: ExerciseOf<'choice'>,
  { chosen }: AnswerOf<'choice'>,
): Verdict {
  const taken = [...new Set(chosen.filter((i) => i < options.length))];
  const cells = [
    options.map(({ right }, i): Outcome =>
      taken.includes(i) ? (right ? 'right' : 'wrong') : 'unread',
    ),
  ];
  if (taken.length === 0) {
    const message = `Nothing is chosen yet. Choose ${several ? 'all that are true' : 'one'}.`;
    return { outcome: 'unread', score: 0, message, cells };
  }
  const rights = options.filter(({ right }) => right).length;
  const misses = taken.filter((i) => !options[i].right);
  const hits = taken.length - misses.length;
  if (misses.length === 0 && (hits === rights || !several))
    return { outcome: 'right', score: 1, message: 'Right.', cells };
  const score = Math.max(0, (hits - misses.length) / rights);
  if (misses.length === 0) {
    const message = 'What you chose is right, but something is still missing.';
    return { outcome: 'almost', score, message, cells };
  }
  const message =
    several && taken.length > 1 ? `${shareInWords(hits, taken.length, 'choices')}.` : 'Not yet.';
  const { text, why } = options[misses[0]];
  return {
    ...{ outcome: 'wrong', score, message, cells },
    ...(why
      ? { mistake: { id: ownReason('option', misses[0]), name: text, explanation: why } }
      : {}),
  };
}
