import type { Answer } from '../answer.ts';
import type { Exercise } from '../exercise.ts';
import { firstOrder } from './arrangement.ts';

/** What stands in the fields before a learner has entered anything. */
export function emptyAnswer(exercise: Exercise): Answer {
  switch (exercise.kind) {
    case 'choice':
      return { kind: 'choice', chosen: [] };
    case 'blanks':
      return { kind: 'blanks', texts: exercise.blanks.map(() => '') };
    case 'number':
      return { kind: 'number', text: '' };
    case 'matrix':
      return { kind: 'matrix', texts: exercise.lines.map(({ values }) => values.map(() => '')) };
    case 'order':
      return { kind: 'order', order: firstOrder(exercise) };
    case 'match':
      return { kind: 'match', chosen: exercise.pairs.map(() => null) };
    case 'point':
      return { kind: 'point', cell: null };
    case 'find-error':
      return { kind: 'find-error', cell: null };
    case 'mask':
      return { kind: 'mask', rows: exercise.right.map((row) => '1'.repeat(row.length)) };
    case 'free-text':
      return { kind: 'free-text', text: '', met: null };
  }
}
