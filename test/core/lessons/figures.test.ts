import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { presetSpec, runExperiment, type Run } from '#core/experiment';
import { evaluate, formatValue, parseComputed, readCourse, type Lesson } from '#core/lessons';
import { readCourseFiles } from '#main/services/lesson-files.ts';

/**
 * The figures that the course must arrive at, from its specification: in which lesson, what computes it, and how it reads.
 * What is expected is typed here by hand; the core computes it, and the built lesson must show it.
 */
const FIGURES: readonly [lesson: string, what: string, expression: string, reads: string][] = [
  ['why-attention', '“it” finds the cat', 'most(cat-tired, layer 2, it)', 'cat'],
  ['why-attention', '“it” finds the mat', 'most(mat-dirty, layer 2, it)', 'mat'],
  ['why-attention', 'layer 1 finds “tired”', 'most(cat-tired, layer 1, it)', 'tired'],
  ['step-by-step', 'x of I', 'embedding(i-love-cats, I) | decimal 2', '[−1.00, 0.74, 0.37, −0.98]'],
  [
    'step-by-step',
    'x of love',
    'embedding(i-love-cats, love) | decimal 2',
    '[−0.34, −0.63, −0.87, 0.06]',
  ],
  [
    'step-by-step',
    'x of cats',
    'embedding(i-love-cats, cats) | decimal 2',
    '[0.83, 0.02, 0.14, 0.47]',
  ],
  ['step-by-step', 'the first score', 'score(two-keys, q -> k₁)', '1'],
  ['step-by-step', 'the second score', 'score(two-keys, q -> k₂)', '4'],
  ['step-by-step', 'the blend', 'dot([0.25, 0.75], [4, 10])', '8.500'],
  ['why-scale', 'spread at d_k = 64', 'sqrt(64)', '8'],
  ['why-scale', 'unscaled', 'weights(large-scores, one)', '[0.993, 0.007, 0.000, 0.000]'],
  [
    'why-scale',
    'divided by 8',
    '[30, 25, −10, 5] / 8 | decimal 3',
    '[3.750, 3.125, −1.250, 0.625]',
  ],
  ['why-scale', 'scaled', 'weights(large-scores-scaled, one)', '[0.631, 0.338, 0.004, 0.028]'],
  ['causal-mask', 'no choice', 'weight(four-causal, The -> The) | percent', '100 %'],
  [
    'causal-mask',
    'undecided',
    'weight(cat-tired-causal, layer 2, it -> cat) | percent 1',
    '40.1 %',
  ],
  [
    'causal-mask',
    'undecided',
    'weight(cat-tired-causal, layer 2, it -> mat) | percent 1',
    '40.1 %',
  ],
  ['cross-attention', 'chat finds cat', 'most(chat-cat, head 3, chat)', 'cat'],
  [
    'a-published-example',
    'the true softmax',
    'weights(worked-example, making) | decimal 3',
    '[0.075, 0.150, 0.083, 0.166, 0.136, 0.091, 0.075, 0.123, 0.101]',
  ],
  [
    'a-published-example',
    'the printed sum',
    'sum([0.02, 0.25, 0.03, 0.35, 0.20, 0.04, 0.02, 0.15, 0.06]) | decimal 2',
    '1.12',
  ],
  ['a-published-example', 'T from two words', '0.8 / ln(0.35 / 0.02) | decimal 2', '0.28'],
  ['a-published-example', 'how far T = 0.26 is', far(0.26), '0.00339'],
  ['a-published-example', 'how far T = 0.27 is: the nearest', far(0.27), '0.00329'],
  ['a-published-example', 'how far T = 0.28 is', far(0.28), '0.00341'],
];

/** How far softmax at a temperature is from the printed weights: the sum of the squared differences. */
function far(temperature: number): string {
  const scores = '[0.1, 0.8, 0.2, 0.9, 0.7, 0.3, 0.1, 0.6, 0.4]';
  const printed = '[0.02, 0.25, 0.03, 0.35, 0.20, 0.04, 0.02, 0.15, 0.06]';
  return `sum((softmax(${scores}, ${temperature}) - ${printed}) ^ 2) | decimal 5`;
}

/** Numbers of the specification that were printed by others; lessons quote them. */
const QUOTED: readonly [string, readonly string[]][] = [
  ['why-scale', ['0.42', '0.32', '0.04', '0.22']],
  ['a-published-example', ['0.02', '0.25', '0.03', '0.35', '0.20', '0.04', '0.15', '0.06']],
];

let lessons: readonly Lesson[] = [];
const runs = new Map<string, Run>();

beforeAll(async () => {
  const files = await readCourseFiles(resolve(import.meta.dirname, '../../../lessons'));
  ({ lessons } = readCourse(files.course));
});

const lessonOf = (id: string) => {
  const found = lessons.find((lesson) => lesson.id === id);
  if (!found) throw new Error(`no lesson ${id}`);
  return found;
};

function computed(text: string): string {
  const { expression, format } = parseComputed(text);
  const run = (id: string) => {
    const known = runs.get(id) ?? runExperiment(presetSpec(id));
    runs.set(id, known);
    return known;
  };
  return formatValue(evaluate(expression, { run, variables: {} }), format);
}

/** All that a lesson shows, as one text; numbers of exercises as they would be written. */
function shown({ blocks, footnotes, exerciseList, experiments }: Lesson): string {
  return JSON.stringify([blocks, footnotes, exerciseList, experiments]).replaceAll('\u00a0', ' ');
}

describe('the figures of the course', () => {
  it.each(FIGURES)('%s: %s', (lesson, _what, expression, reads) => {
    expect(computed(expression).replaceAll('\u00a0', ' ')).toBe(reads);
    const text = shown(lessonOf(lesson));
    // A list may be shown in one piece or number by number; whole numbers lose their zeros in answers.
    const pieces =
      reads.startsWith('[') && !text.includes(reads) ? reads.slice(1, -1).split(', ') : [reads];
    for (const piece of pieces) expect(text).toContain(piece.replace(/(?<=\.\d*?)0+$/u, ''));
  });

  it.each(QUOTED)('%s quotes what was printed', (lesson, numbers) => {
    const { blocks, footnotes } = lessonOf(lesson);
    const text = JSON.stringify([blocks, footnotes]);
    for (const number of numbers) expect(text).toContain(`{"type":"quoted","text":"${number}"}`);
  });
});
