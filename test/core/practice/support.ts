import {
  emptyAnswer,
  firstOrder,
  mark,
  rightSides,
  type Answer,
  type Exercise,
  type Verdict,
} from '#core/practice';

/** A number with many digits in each form that the marker has to take. */
export function formsOf(value: number): string[] {
  if (value === -Infinity) return ['-∞', '−inf'];
  const plain = String(Number(value.toFixed(6)));
  const [mantissa, exponent] = value.toExponential(8).split('e');
  return [
    plain,
    plain.replace('.', ','),
    plain.replace(/^(-?)0\./u, '$1.').replace('-', '−'),
    `≈ ${plain}`,
    value >= 0 ? `+${plain}` : ` ${plain} `,
    `${Number((value * 100).toFixed(6))} %`,
    `${mantissa}e${Number(exponent)}`,
    `${mantissa} · 10^${Number(exponent)}`,
    `${Number((value * 12).toFixed(6))}/12`,
  ];
}

/** How many forms there are. */
export const FORMS = formsOf(0.5).length;

/** The answer that is right, every number of it in the `form`-th of its forms. */
export function rightAnswer(exercise: Exercise, form = 0): Answer {
  const write = (value: number) => {
    const forms = formsOf(value);
    return forms[form % forms.length];
  };
  switch (exercise.kind) {
    case 'number':
      return { kind: 'number', text: write(exercise.value) };
    case 'matrix':
      return { kind: 'matrix', texts: exercise.lines.map(({ values }) => values.map(write)) };
    case 'blanks':
      return {
        kind: 'blanks',
        texts: exercise.blanks.map(({ accept }) => accept[form % accept.length]),
      };
    case 'choice':
      return {
        kind: 'choice',
        chosen: exercise.options.flatMap(({ right }, i) => (right ? [i] : [])),
      };
    case 'order':
      return { kind: 'order', order: exercise.items.map((_, i) => i) };
    case 'match':
      return {
        kind: 'match',
        chosen: exercise.pairs.map(({ right }) => rightSides(exercise).indexOf(right)),
      };
    case 'point':
      return { kind: 'point', cell: exercise.right[form % exercise.right.length] };
    case 'find-error':
      return { kind: 'find-error', cell: exercise.wrong[form % exercise.wrong.length] };
    case 'mask':
      return { kind: 'mask', rows: [...exercise.right] };
    case 'free-text':
      return { kind: 'free-text', text: exercise.model, met: exercise.rubric.map(() => true) };
  }
}

/** Answers that have to be rejected, each with the mistake that has to be named for it, if one has. */
export function wrongAnswers(exercise: Exercise): { answer: Answer; mistake?: string }[] {
  switch (exercise.kind) {
    case 'number':
      return exercise.slips.map(({ value, id }) => ({
        answer: { kind: 'number', text: String(value) },
        mistake: id,
      }));
    case 'matrix':
      return exercise.slips.map(({ values, id }) => ({
        answer: { kind: 'matrix', texts: values.map((line) => line.map(String)) },
        mistake: id,
      }));
    case 'blanks':
      return exercise.blanks.flatMap(({ wrong }, i) =>
        wrong.map(({ text }) => ({
          answer: {
            kind: 'blanks',
            texts: exercise.blanks.map(({ accept }, j) => (i === j ? text : accept[0])),
          } satisfies Answer,
        })),
      );
    case 'choice':
      return exercise.options.flatMap(({ right }, i) =>
        right ? [] : [{ answer: { kind: 'choice', chosen: [i] } satisfies Answer }],
      );
    case 'order':
      return [{ answer: { kind: 'order', order: firstOrder(exercise) } }];
    case 'match': {
      const right = exercise.pairs.map((pair) => rightSides(exercise).indexOf(pair.right));
      return [{ answer: { kind: 'match', chosen: [right[1], right[0], ...right.slice(2)] } }];
    }
    case 'point':
      return cellsBut(exercise.map.values, exercise.right).map((cell) => ({
        answer: { kind: 'point', cell },
      }));
    case 'find-error':
      return cellsBut(exercise.cells, exercise.wrong).map((cell) => ({
        answer: { kind: 'find-error', cell },
      }));
    case 'mask':
      return exercise.slips.map(({ rows, id }) => ({
        answer: { kind: 'mask', rows: [...rows] },
        mistake: id,
      }));
    case 'free-text':
      return [{ answer: emptyAnswer(exercise) }];
  }
}

interface Cell {
  row: number;
  col: number;
}
function cellsBut(rows: readonly (readonly unknown[])[], but: readonly Cell[]): Cell[] {
  return rows
    .flatMap((line, row) => line.map((_, col) => ({ row, col })))
    .filter((cell) => !but.some(({ row, col }) => row === cell.row && col === cell.col));
}

/** Numbers that are the answer, or cells of it. */
export function numbersOf(exercise: Exercise): number[] {
  if (exercise.kind === 'number') return [exercise.value];
  if (exercise.kind === 'matrix') return exercise.lines.flatMap(({ values }) => values);
  return [];
}

/** Whether the marker takes an answer. */
export function takes(exercise: Exercise, answer: Answer): boolean {
  return verdictOf(exercise, answer).outcome === 'right';
}

export function verdictOf(exercise: Exercise, answer: Answer): Verdict {
  return mark(exercise, answer);
}
