import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import { ownReason, type Mistake, type Outcome, type Verdict } from '../verdict.ts';
import { judgeNumber } from './judge-number.ts';
import { isOneEditAway, plainWord } from './plain-word.ts';
import { readNumber } from './read-number.ts';
import { shareInWords } from './share-in-words.ts';

type Blank = ExerciseOf<'blanks'>['blanks'][number];

/** Marks each gap; any of its listed fillings is right, whatever their case, accents and spaces. */
export function markBlanks(
  { blanks }: ExerciseOf<'blanks'>,
  { texts }: AnswerOf<'blanks'>,
  locale?: string,
): Verdict {
  const cells = blanks.map((blank, i) => judgeBlank(blank, texts[i] ?? '', locale));
  const right = cells.filter((cell) => cell === 'right').length;
  const score = right / blanks.length;
  const one = { score, cells: [cells] };
  if (right === blanks.length) return { ...one, outcome: 'right', message: 'Right.' };
  if (cells.every((cell) => cell === 'unread'))
    return {
      ...one,
      outcome: 'unread',
      message: 'There is nothing to check yet. Fill in the gaps.',
    };
  if (!cells.includes('wrong')) {
    const message = cells.includes('almost')
      ? 'Nearly: look at the marked gap again, its spelling or its end.'
      : `${shareInWords(right, blanks.length, 'gaps')} so far. Fill in the others.`;
    return { ...one, outcome: 'almost', message };
  }
  const mistake = knownMistake(blanks, texts);
  const message =
    blanks.length === 1 ? 'Not yet.' : `${shareInWords(right, blanks.length, 'gaps')}.`;
  return { ...one, outcome: 'wrong', message, ...(mistake ? { mistake } : {}) };
}

function judgeBlank({ accept, number }: Blank, text: string, locale?: string): Outcome {
  if (number) {
    const outcomes = accept.map((filling) => {
      const reading = readNumber(filling);
      const right = reading.state === 'number' ? reading.values[0] : NaN;
      return judgeNumber(text, { right, tolerance: 0.005, locale }).outcome;
    });
    return (
      (['right', 'almost', 'wrong'] as const).find((one) => outcomes.includes(one)) ?? 'unread'
    );
  }
  const typed = plainWord(text);
  if (typed === '') return 'unread';
  const fillings = accept.map(plainWord);
  if (fillings.includes(typed)) return 'right';
  return fillings.some((filling) => filling.length >= 5 && isOneEditAway(typed, filling))
    ? 'almost'
    : 'wrong';
}

function knownMistake(blanks: readonly Blank[], texts: readonly string[]): Mistake | null {
  for (const [i, { wrong }] of blanks.entries()) {
    const known = wrong.find(({ text }) => plainWord(text) === plainWord(texts[i] ?? ''));
    if (known) return { id: ownReason('gap', i), name: `“${known.text}”`, explanation: known.why };
  }
  return null;
}
