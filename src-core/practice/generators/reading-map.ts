import { entropyBits } from '#core/attention';
import type { Level } from '../origin.ts';
import { drawUntil, type Draw } from './draw.ts';
import type { Body, Generator } from './generator.ts';
import { SENTENCES } from './sentences.ts';
import { shown } from './words.ts';

const SIZE = 5;
const all = Array.from({ length: SIZE }, (_, i) => i);
const column = (rows: readonly (readonly number[])[], col: number) => rows.map((row) => row[col]);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Rows of weights in hundredths that sum to 1. */
function weightsOf(draw: Draw): number[][] {
  return all.map(() => {
    const raw = all.map(() => draw.whole(1, 12) ** 2);
    const sum = total(raw);
    const parts = raw.map((value) => Math.round((100 * value) / sum));
    const largest = parts.indexOf(Math.max(...parts));
    parts[largest] += 100 - total(parts);
    return parts.map((part) => part / 100);
  });
}

/** The place of the largest value, or −1 where another comes near. */
function clearlyLargest(values: readonly number[], margin: number): number {
  const best = values.indexOf(Math.max(...values));
  const isClear = values.every((value, i) => i === best || values[best] - value > margin);
  return isClear ? best : -1;
}

/** The question that each level asks of a map of weights. */
const QUESTIONS: Record<Level, (draw: Draw) => Body> = {
  1: (draw) => {
    const words = draw.pick(SENTENCES);
    const query = draw.whole(0, SIZE - 1);
    const values = drawUntil(
      () => weightsOf(draw),
      (drawn) => clearlyLargest(drawn[query], 0.02) >= 0,
    );
    const key = clearlyLargest(values[query], 0.02);
    return body(words, values, {
      prompt: `Each row of this map is a word that asks. Point at the cell that tells which word “${words[query]}” attends to most.`,
      right: [{ row: query, col: key }],
      // Who reads the map by columns takes the largest of the word's column.
      wrong: all
        .filter((row) => row !== query)
        .map((row) => ({
          ...{ row, col: query },
          why: `This is how much *“${words[row]}” attends to “${words[query]}”*. Who asks stands at the left: read along the row.`,
        })),
      hints: [
        'Who asks stands at the left, who is asked stands on top.',
        `Read along the row of “${words[query]}” only.`,
        'Take the darkest cell of that row.',
      ],
      solution: [
        {
          text: `In the row of “${words[query]}” the largest weight is that of “${words[key]}”.`,
          expression: shown(values[query][key]),
          result: values[query][key],
        },
      ],
    });
  },
  2: (draw) => {
    const words = draw.pick(SENTENCES);
    const values = drawUntil(
      () => weightsOf(draw),
      (drawn) =>
        clearlyLargest(
          all.map((key) => total(column(drawn, key))),
          0.08,
        ) >= 0,
    );
    const sums = all.map((key) => total(column(values, key)));
    const key = clearlyLargest(sums, 0.08);
    return body(words, values, {
      prompt:
        'Which word is attended to most, by all words together? Point at any cell of its column.',
      right: all.map((row) => ({ row, col: key })),
      wrong: [],
      hints: [
        'What a word receives stands in its *column*: how much each of the others attends to it.',
        'Add up each column, and compare the sums. The rows are no help: each sums to one.',
        `The columns sum to ${sums.map((sum) => shown(sum, 2)).join(', ')}.`,
      ],
      solution: all.map((col) => ({
        text: `What “${words[col]}” receives${col === key ? ': the most' : ''}.`,
        expression: column(values, col)
          .map((value) => shown(value))
          .join(' + '),
        result: sums[col],
      })),
    });
  },
  3: (draw) => {
    const words = draw.pick(SENTENCES);
    const values = drawUntil(
      () => weightsOf(draw),
      (drawn) => clearlyLargest(drawn.map(entropyBitsOf), 0.12) >= 0,
    );
    const entropies = values.map(entropyBitsOf);
    const query = clearlyLargest(entropies, 0.12);
    return body(words, values, {
      prompt:
        'Which word spreads its attention most evenly (whose entropy is the largest)? Point at any cell of its row.',
      right: all.map((col) => ({ row: query, col })),
      wrong: [],
      hints: [
        'A word’s attention is its row. Compare the rows with each other.',
        'The most even row has no very dark cell, and no almost empty one.',
        `The largest weights of the rows are ${values.map((row) => shown(Math.max(...row), 2)).join(', ')}. Where the largest is small, the rest must be large.`,
      ],
      solution: values.map((row, i) => ({
        text: `“${words[i]}” has an entropy of ${shown(entropyBitsOf(row), 2)} bits${i === query ? ': the most' : ''}. Its largest weight:`,
        expression: shown(Math.max(...row)),
        result: Math.max(...row),
      })),
    });
  },
};

function entropyBitsOf(row: readonly number[]): number {
  return entropyBits(Float64Array.from(row));
}

function body(
  words: readonly string[],
  values: number[][],
  rest: Pick<Extract<Body, { kind: 'point' }>, 'prompt' | 'right' | 'wrong' | 'hints' | 'solution'>,
): Body {
  return {
    kind: 'point',
    given: [],
    step: 'weights',
    map: { rowLabels: [...words], colLabels: [...words], values, role: 'weights' },
    ...rest,
  };
}

/** A map of weights to be read. */
export const readingMap: Generator = {
  id: 'reading-map',
  title: 'Reading a map of weights',
  concepts: ['reading-maps'],
  make: (draw, level) => QUESTIONS[level](draw),
};
