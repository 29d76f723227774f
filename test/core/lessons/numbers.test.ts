import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { presetSpec, runExperiment } from '#core/experiment';
import {
  evaluate,
  formatValue,
  parseComputed,
  readCourse,
  type Block,
  type Inline,
  type Lesson,
} from '#core/lessons';
import { readCourseFiles } from '#main/services/lesson-files.ts';

const LESSONS = resolve(import.meta.dirname, '../../../lessons');

/** Every line of a lesson, wherever it stands. */
function* linesOf(blocks: readonly Block[]): Generator<readonly Inline[]> {
  for (const block of blocks) {
    if (block.type === 'table') yield* [block.head, ...block.rows].flat();
    if ('title' in block && Array.isArray(block.title)) yield block.title as readonly Inline[];
    if ('children' in block) yield block.children;
    if ('items' in block) for (const item of block.items) yield* linesOf(item);
    if ('blocks' in block) yield* linesOf(block.blocks);
  }
}

function* inlinesOf(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('children' in inline) yield* inlinesOf(inline.children);
  }
}

function computedIn(lesson: Lesson): (Inline & { type: 'computed' })[] {
  const blocks = [...lesson.blocks, ...lesson.footnotes.flatMap((note) => note.blocks)];
  return [...linesOf(blocks)]
    .flatMap((line) => [...inlinesOf(line)])
    .filter((inline) => inline.type === 'computed');
}

it('every number shown in the lessons is what the core computes, and none is typed', async () => {
  const files = await readCourseFiles(LESSONS);
  const { lessons } = readCourse(files.course);
  let shown = 0;
  for (const lesson of lessons) {
    const own = new Map(lesson.experiments.map(({ id, spec }) => [id, spec]));
    const run = (id: string) => runExperiment(own.get(id) ?? presetSpec(id));
    for (const { text, expression } of computedIn(lesson)) {
      const read = parseComputed(expression);
      const value = evaluate(read.expression, { run, variables: {} });
      expect(text, `${lesson.id}: ${expression}`).toBe(formatValue(value, read.format));
      shown++;
    }
  }
  expect(shown).toBeGreaterThan(0);
});
