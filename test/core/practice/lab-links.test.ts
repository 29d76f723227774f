import { describe, expect, it } from 'vitest';
import type { Fault } from '#core/attention';
import { runExperiment, specSchema, stageOf } from '#core/experiment';
import { generate, GENERATORS, LEVELS, type Exercise } from '#core/practice';

/** What the Lab shows at the stage that an exercise asks for, with a mistake switched on or without. */
function inLab({ lab }: Exercise, fault?: Fault): number[] {
  if (!lab?.look) throw new Error('nothing to look at');
  const run = runExperiment({ ...lab.spec, faults: fault ? [fault] : [] });
  return Array.from(stageOf(run, lab.look.stage, 0).data);
}

/** The numbers of that stage as the exercise has them: the whole of it, or the last line of a worked table. */
function asked(exercise: Exercise, rows: number[][]): number[] {
  return exercise.kind === 'matrix' && exercise.lines.some(({ follows }) => follows)
    ? rows[rows.length - 1]
    : rows.flat();
}

function expectSame(found: number[], wanted: number[]) {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, i) => {
    if (Number.isFinite(value)) expect(found[i]).toBeCloseTo(value, 9);
    else expect(found[i]).toBe(value);
  });
}

describe('the way from an exercise into the Lab', () => {
  const linked = GENERATORS.filter(({ id }) => generate({ generator: id, level: 1, seed: 0 }).lab);

  it('exists wherever a head is computed', () => {
    expect(linked.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['dot-product', 'scaling', 'softmax', 'masking', 'whole-head']),
    );
  });

  it.each(linked.map(({ id }) => id))(
    '“%s” shows the right answer there, and with a mistake switched on what it was recognised by',
    (generator) => {
      let faults = 0;
      for (let seed = 0; seed < 120; seed++) {
        const exercise = generate({ generator, level: LEVELS[seed % 3], seed });
        expect(specSchema.safeParse(exercise.lab?.spec).success).toBe(true);
        if (exercise.kind === 'number') expectSame(inLab(exercise), [exercise.value]);
        if (exercise.kind !== 'matrix') continue;
        expectSame(
          inLab(exercise),
          asked(
            exercise,
            exercise.lines.map(({ values }) => values),
          ),
        );
        for (const { fault, values } of exercise.slips) {
          if (!fault) continue;
          faults++;
          expectSame(inLab(exercise, fault), asked(exercise, values));
        }
      }
      if (['scaling', 'whole-head', 'masking'].includes(generator))
        expect(faults).toBeGreaterThan(30);
    },
  );
});
