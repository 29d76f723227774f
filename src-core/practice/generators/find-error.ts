import { exp } from '#core/attention';
import type { Level } from '../origin.ts';
import { problemOf } from '../head-problem.ts';
import { solveHead } from '../solve-head.ts';
import { drawUntil, type Draw } from './draw.ts';
import type { Generator } from './generator.ts';
import { list, products } from './words.ts';

/** Lines of a computation, each rightly continued from the one before; and how each could go wrong. */
interface Line {
  readonly name: string;
  readonly right: (from: readonly number[]) => readonly number[];
  readonly wrong: (from: readonly number[]) => readonly number[];
  /** What the wrong line did. */
  readonly slip: string;
}

const round = (values: readonly number[]) => values.map((value) => Number(value.toFixed(3)));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function linesOf(draw: Draw, dK: number, values: readonly number[], count: number): Line[] {
  const all: Line[] = [
    {
      name: `divided by $\\sqrt{${dK}}$`,
      right: (s) => s.map((value) => value / Math.sqrt(dK)),
      wrong: (s) => s.map((value) => value / dK),
      slip: `it divides by ${dK}, not by its square root`,
    },
    {
      name: '$e^s$ of each',
      right: (s) => s.map(exp),
      wrong: draw.pick([
        (s: readonly number[]) => s.map((value) => value * value),
        (s: readonly number[]) => s.map((value) => exp(-value)),
      ]),
      slip: 'these are not $e^s$',
    },
    {
      name: 'weights',
      right: (e) => e.map((value) => value / sum(e)),
      wrong: draw.pick([
        (e: readonly number[]) => e.map((value) => value / Math.max(...e)),
        (e: readonly number[]) => e.map((value) => value / e.length),
      ]),
      slip: 'the weights do not sum to 1',
    },
    {
      name: `output for $V = ${list(values)}$`,
      right: (w) => [sum(w.map((weight, j) => weight * values[j]))],
      wrong: draw.pick([
        () => [sum(values) / values.length],
        (w: readonly number[]) => [
          sum(w.map((weight, j) => weight * values[values.length - 1 - j])),
        ],
      ]),
      slip: 'each value has to be multiplied by its *own* weight',
    },
  ];
  return all.slice(0, count);
}

const SIZES: Record<Level, readonly [number, number]> = { 1: [2, 2], 2: [3, 3], 3: [3, 4] };

/** A computation with one wrong line; what follows is rightly computed from it. */
export const findError: Generator = {
  id: 'find-error',
  title: 'Where is the error?',
  concepts: ['pipeline', 'softmax'],
  make: (draw, level) => {
    const [m, count] = SIZES[level];
    const dK = draw.pick([4, 9, 16]);
    const { query, key, lines, at } = drawUntil(
      () => {
        const values = draw.rows(1, m, 1, 9)[0];
        return {
          query: draw.rows(1, 3, 0, 3)[0],
          key: draw.rows(m, 3, -1, 3),
          values,
          lines: linesOf(draw, dK, values, count),
          at: draw.whole(0, count),
        };
      },
      (drawn) => {
        const scores = scoresOf(drawn.query, drawn.key);
        if (new Set(scores).size < m || new Set(drawn.values).size < m) return false;
        if (scores.some((score) => Math.abs(score) > 4 * Math.sqrt(dK))) return false;
        const wrong = computed(scores, drawn.lines, drawn.at);
        const ownRight =
          drawn.at === 0 ? scores : drawn.lines[drawn.at - 1].right(wrong[drawn.at - 1]);
        return wrong[drawn.at].some((value, j) => Math.abs(value - ownRight[j]) > 0.02);
      },
    );
    const scores = scoresOf(query, key);
    const shownLines = computed(scores, lines, at);
    const names = ['scores', ...lines.map(({ name }) => name)];
    const correct = at === 0 ? scores : round(lines[at - 1].right(shownLines[at - 1]));
    const slip = at === 0 ? 'one dot product is not right' : lines[at - 1].slip;
    return {
      kind: 'find-error',
      prompt: `Here $q = ${list(query)}$ and the keys are ${key.map((row) => `$${list(row)}$`).join(', ')}. One line is wrong; the lines after it follow rightly from it. Which one?`,
      given: [],
      step: 'weights',
      cells: shownLines.map((line, i) => [`${names[i]}: ${list(line)}`]),
      wrong: [{ row: at, col: 0 }],
      correction: `This line should read ${list(correct)}: ${slip}.`,
      hints: [
        'Check each line against the line above it only. What follows from a wrong line may be right in itself.',
        'Weights have to sum to one, and the largest score has the largest weight. Compare the dot products with the vectors.',
        `Look at the line “${names[at]}”, and the one above it.`,
      ],
      solution: [
        at === 0
          ? {
              text: 'The first dot product.',
              expression: products(query, key[0]),
              result: scores[0],
            }
          : { text: `The line above gives, for “${names[at]}”, ${list(correct)}.` },
        { text: `The line shows ${list(shownLines[at])}: ${slip}.` },
      ],
    };
  },
};

function scoresOf(query: readonly number[], key: readonly (readonly number[])[]): number[] {
  const problem = problemOf('scores', { query: [[...query]], key: key.map((row) => [...row]) });
  return Array.from(solveHead(problem).scores?.data ?? []);
}

/** The lines with a mistake in one of them, counted from 0, the scores. Each is rounded as it is shown. */
function computed(scores: readonly number[], lines: readonly Line[], at: number): number[][] {
  const first = at === 0 ? scores.map((score, i) => (i === 0 ? score + 2 : score)) : [...scores];
  const shownLines = [first];
  lines.forEach((line, i) => {
    const from = shownLines[i];
    shownLines.push(round(i + 1 === at ? line.wrong(from) : line.right(from)));
  });
  return shownLines;
}
