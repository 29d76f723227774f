import { describe, expect, it } from 'vitest';
import {
  exerciseSchema,
  generate,
  GENERATORS,
  isWithin,
  LEVELS,
  mark,
  readNumber,
  tellsApart,
  type Exercise,
} from '#core/practice';
import { FORMS, numbersOf, rightAnswer, takes, wrongAnswers } from './support.ts';

const SEEDS = 10_000;
/** Of every so many problems each form of the answer is tried, of the others one. */
const EACH_FORM = 10;

/** Every numeral that stands in a text. */
function numerals(text: string): number[] {
  return (text.replaceAll('−', '-').match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
}

/** Where something could be answered in two ways: things to choose that are alike, or nothing that would be wrong. */
function doublesOf(exercise: Exercise): string[] {
  const alike = (texts: readonly string[]) => new Set(texts).size < texts.length;
  switch (exercise.kind) {
    case 'choice': {
      const { options, several } = exercise;
      const right = options.filter((option) => option.right).length;
      const isOne = several ? right > 0 : right === 1;
      return isOne && right < options.length && !alike(options.map(({ text }) => text))
        ? []
        : ['not one right option'];
    }
    case 'order':
      return alike(exercise.items) ? ['two steps alike'] : [];
    case 'match':
      return alike(exercise.pairs.map(({ right }) => right)) ? ['two partners alike'] : [];
    case 'point':
      // A word may be asked for: then every cell of its column, or of its row, is it.
      return oneLine(exercise.right) && exercise.right.length < exercise.map.values.flat().length
        ? []
        : ['not one right cell or line'];
    case 'find-error':
      return exercise.wrong.length === 1 ? [] : ['not one wrong cell'];
    default:
      return [];
  }
}

function oneLine(cells: readonly { readonly row: number; readonly col: number }[]): boolean {
  const count = (values: readonly number[]) => new Set(values).size;
  return count(cells.map(({ row }) => row)) === 1 || count(cells.map(({ col }) => col)) === 1;
}

/** The answer as words, where it is not numbers. */
function wordsOfAnswer(exercise: Exercise): string[] {
  if (exercise.kind === 'choice')
    return exercise.options.filter(({ right }) => right).map(({ text }) => text);
  if (exercise.kind === 'mask') return [exercise.right.join(' ')];
  return exercise.kind === 'match' ? exercise.pairs.map(({ right }) => right) : [];
}

/** What is wrong with a generated exercise; empty where nothing is. */
function faultsOf(exercise: Exercise, seed: number): string[] {
  const faults: string[] = [];
  const { hints, solution } = exercise;

  const forms = seed % EACH_FORM === 0 ? FORMS : 1;
  for (let form = seed; form < seed + forms; form++)
    if (!takes(exercise, rightAnswer(exercise, form)))
      faults.push(`the right answer is not taken in its form ${form % FORMS}`);
  faults.push(...doublesOf(exercise));
  for (const { answer, mistake } of wrongAnswers(exercise)) {
    const verdict = mark(exercise, answer);
    if (verdict.outcome === 'right') faults.push(`a wrong answer is taken: ${mistake}`);
    if (mistake !== undefined && verdict.outcome === 'wrong' && verdict.mistake?.id !== mistake)
      faults.push(`“${mistake}” is taken for “${verdict.mistake?.id}”`);
  }

  const numbers = numbersOf(exercise);
  if (numbers.some((value) => Number.isNaN(value) || value === Infinity)) faults.push('no number');
  if (exercise.kind === 'number') {
    const { value, tolerance, slips } = exercise;
    if (slips.some((slip) => !tellsApart(slip.value, value, tolerance)))
      faults.push('a mistake that cannot be told from the answer');
    if (new Set(slips.map(({ id }) => id)).size < slips.length) faults.push('a mistake twice');
  }
  if (exercise.kind === 'matrix') {
    const { lines, tolerance, slips } = exercise;
    const isTold = (values: number[][]) =>
      lines.some((line, i) =>
        line.values.some((value, j) => tellsApart(values[i][j], value, tolerance)),
      );
    if (slips.some(({ values }) => !isTold(values)))
      faults.push('a mistake that cannot be told from the answer');
  }

  if (hints.length < 2) faults.push('too few hints');
  for (const hint of hints.slice(0, -1)) {
    for (const text of wordsOfAnswer(exercise))
      if (hint.includes(text)) faults.push(`a hint says the answer: ${hint}`);
    if (numerals(hint).some((value) => numbers.some((right) => isWithin(value, right, 1e-9))))
      faults.push(`a hint gives the answer: ${hint}`);
  }

  if (solution.length === 0) faults.push('no solution');
  for (const { expression, result } of solution) {
    if (expression === undefined) continue;
    const read = readNumber(expression);
    const value = read.state === 'number' ? read.values[0] : NaN;
    const near = 0.002 * Math.max(1, Math.abs(result ?? NaN));
    if (!(Math.abs(value - (result ?? NaN)) <= near || value === result))
      faults.push(`${expression} is ${value}, not ${result}`);
  }
  const results = solution.map(({ result }) => result);
  if (
    numbers.some(
      (value) =>
        value !== -Infinity &&
        !results.some((one) => one !== undefined && isWithin(one, value, 1e-9)),
    )
  )
    faults.push('the solution does not arrive at the answer');
  return faults;
}

describe.each(GENERATORS.map((generator) => [generator.id, generator] as const))(
  'the generator “%s”',
  (id) => {
    it(`makes sound exercises from ${SEEDS} seeds`, () => {
      for (let seed = 0; seed < SEEDS; seed++) {
        const level = LEVELS[seed % LEVELS.length];
        const exercise = generate({ generator: id, seed, level });
        const faults = faultsOf(exercise, Math.floor(seed / LEVELS.length));
        if (faults.length > 0)
          expect.fail(
            `seed ${seed}, level ${level}: ${faults.join('; ')}\n${JSON.stringify(exercise)}`,
          );
      }
    }, 60_000);

    it('gives the same exercise for the same seed, others for others, and valid ones', () => {
      for (const level of LEVELS) {
        const make = (seed: number) => generate({ generator: id, seed, level });
        expect(make(4711)).toEqual(make(4711));
        const different = new Set(
          Array.from({ length: 50 }, (_, seed) =>
            JSON.stringify({ ...make(seed), id: '', origin: '' }),
          ),
        );
        expect(different.size).toBeGreaterThan(3);
        for (let seed = 0; seed < 20; seed++) {
          const exercise = make(seed);
          expect(exerciseSchema.parse(exercise)).toEqual(exercise);
        }
      }
    });
  },
);

describe('a generated exercise', () => {
  it('is refused for an unknown generator, a wrong seed and a wrong level', () => {
    const one = { generator: 'softmax', seed: 1, level: 1 } as const;
    expect(() => generate({ ...one, generator: 'poetry' })).toThrow(/Choose one of: .*softmax/);
    expect(() => generate({ ...one, seed: -1 })).toThrow(/whole number/);
    expect(() => generate({ ...one, seed: 1.5 })).toThrow(/whole number/);
  });
});
