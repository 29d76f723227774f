import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import { ownReason, type Outcome, type Verdict } from '../verdict.ts';
import { rightSides } from './arrangement.ts';
import { shareInWords } from './share-in-words.ts';

/** Marks an order. The score is the share of neighbours that follow each other rightly. */
export function markOrder(
  { items, alternatives }: ExerciseOf<'order'>,
  { order }: AnswerOf<'order'>,
): Verdict {
  const isWhole = order.length === items.length && new Set(order).size === items.length;
  if (!isWhole || order.some((place) => place >= items.length)) {
    const message = 'Some steps have no place yet. Put all of them in order.';
    return { outcome: 'unread', score: 0, message };
  }
  const rights = [items.map((_, i) => i), ...alternatives];
  const judged = rights.map((right) => order.map((place, i) => place === right[i]));
  const hits = judged.map((one) => one.filter(Boolean).length);
  const best = judged[hits.indexOf(Math.max(...hits))];
  const cells = [best.map((fits): Outcome => (fits ? 'right' : 'wrong'))];
  if (best.every(Boolean)) return { outcome: 'right', score: 1, message: 'Right.', cells };
  const scores = rights.map((right) => neighbours(order, right) / (items.length - 1));
  const first = best.indexOf(false);
  const message =
    first === 0
      ? 'Not yet: something else comes first.'
      : `The first ${first === 1 ? 'step is' : `${first} steps are`} right; look at step ${first + 1}.`;
  return { outcome: 'wrong', score: Math.max(...scores), message, cells };
}

function neighbours(order: readonly number[], right: readonly number[]): number {
  return order.slice(1).filter((place, i) => right.indexOf(place) - right.indexOf(order[i]) === 1)
    .length;
}

/** Marks a matching: each left side by itself. */
export function markMatch(exercise: ExerciseOf<'match'>, { chosen }: AnswerOf<'match'>): Verdict {
  const sides = rightSides(exercise);
  const line = exercise.pairs.map(({ right }, i): Outcome => {
    const choice = chosen[i];
    if (choice === null || choice === undefined || sides[choice] === undefined) return 'unread';
    return sides[choice] === right ? 'right' : 'wrong';
  });
  const right = line.filter((cell) => cell === 'right').length;
  const one = { score: right / line.length, cells: [line] };
  const share = shareInWords(right, line.length, 'pairs');
  if (right === line.length) return { ...one, outcome: 'right', message: 'Right.' };
  if (line.every((cell) => cell === 'unread'))
    return {
      ...one,
      outcome: 'unread',
      message: 'Nothing is matched yet. Choose a partner for each.',
    };
  const first = line.indexOf('wrong');
  if (first >= 0) {
    const { left, why } = exercise.pairs[first];
    const mistake = why
      ? { id: ownReason('pair', first), name: left, explanation: why }
      : undefined;
    return { ...one, outcome: 'wrong', message: `${share}.`, mistake };
  }
  return { ...one, outcome: 'almost', message: `${share} so far. Match the others.` };
}
