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
import { numbersOf, rightAnswer, takes, wrongAnswers } from './support.ts';

const SEEDS = 10_000;

/** Every numeral that stands in a text. */
function numerals(text: string): number[] {
  return (text.replaceAll('−', '-').match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
}

/** What is wrong with a generated exercise; empty where nothing is. */
function faultsOf(exercise: Exercise, seed: number): string[] {
  const faults: string[] = [];
  const { hints, solution } = exercise;

  if (!takes(exercise, rightAnswer(exercise, seed))) faults.push('the right answer is not taken');
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
