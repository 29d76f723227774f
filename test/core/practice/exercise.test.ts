import { describe, expect, it } from 'vitest';
import { exerciseSchema, parseExercise, type Exercise } from '#core/practice';

const origin = { kind: 'lesson', lesson: '03-step-by-step' } as const;
const common = { id: 'one', prompt: 'How much is $q \\cdot k$?', concepts: ['dot-product'] };

function numberOf(exercise: Exercise) {
  if (exercise.kind !== 'number') throw new Error(exercise.kind);
  return exercise;
}

describe('an authored exercise', () => {
  it('has its number computed from the inputs of a head, with the mistakes it can tell', () => {
    const exercise = numberOf(
      parseExercise(
        {
          ...common,
          kind: 'number',
          compute: {
            query: [[1, 2, 0, 1]],
            key: [
              [2, 0, 1, 0],
              [1, 1, 0, 2],
            ],
            target: 'scaled',
          },
          at: { row: 0, col: 1 },
        },
        origin,
      ),
    );
    expect(exercise.value).toBe(2.5);
    expect(exercise.slips.find(({ id }) => id === 'unscaled')).toMatchObject({
      value: 5,
      fault: 'no-scaling',
    });
  });

  it('has its mask built from a kind of mask', () => {
    const exercise = parseExercise(
      {
        ...common,
        kind: 'mask',
        rowLabels: ['The', 'cat', 'sat'],
        colLabels: ['The', 'cat', 'sat'],
        mask: { kind: 'causal' },
      },
      origin,
    );
    expect(exercise).toMatchObject({ right: ['100', '110', '111'] });
  });

  it('points at the largest weight of a row of an experiment', () => {
    const exercise = parseExercise(
      {
        ...common,
        kind: 'point',
        of: { preset: 'cat-tired', at: { layer: 1, stage: 'weights', head: 0 } },
        find: { what: 'largest', row: 7 },
      },
      origin,
    );
    if (exercise.kind !== 'point') throw new Error(exercise.kind);
    expect(exercise.map.rowLabels[7]).toBe('it');
    expect(exercise.right.map(({ col }) => exercise.map.colLabels[col])).toEqual(['cat']);
  });

  it('stays the same when it is read again', () => {
    const exercise = parseExercise(
      {
        ...common,
        kind: 'matrix',
        compute: { scores: [[1, 2]], dK: 4, target: 'weights' },
        lab: { preset: 'two-keys' },
      },
      origin,
    );
    expect(exerciseSchema.parse(exercise)).toEqual(exercise);
  });

  it('that lacks its answer is refused with the place and what to give', () => {
    expect(() => parseExercise({ ...common, kind: 'number' }, origin)).toThrow(/value or compute/);
    expect(() => parseExercise({ ...common, kind: 'order', items: ['a'] }, origin)).toThrow(
      /items/,
    );
    expect(() => parseExercise('text', origin)).toThrow(/cannot be read/);
    expect(() =>
      parseExercise({ ...common, kind: 'number', value: 1, lab: { preset: 'nowhere' } }, origin),
    ).toThrow(/no preset “nowhere”/);
  });
});
