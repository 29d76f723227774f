import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { presetSpec, runExperiment, type Run } from '#core/experiment';
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
import { useModelFile } from '../../support/minilm.ts';

beforeAll(() => void useModelFile());

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
  expect(shown).toBeGreaterThan(100);
});

/** Every expression of a text, wherever it stands: prose, tables, formulas, programmes, diagrams, exercises. */
function expressionsIn(text: string): string[] {
  return Array.from(
    text.matchAll(/\{\{([^{}]*)\}\}|\\calc\{([^{}]*)\}/gu),
    ([, inBraces, inTex]) => inBraces ?? inTex ?? '',
  );
}

it('what formulas, programmes, diagrams and exercises show is computed anew and stands in the built lesson', async () => {
  const { course } = await readCourseFiles(LESSONS);
  const { lessons } = readCourse(course);
  let checked = 0;
  for (const { id, experiments, ...lesson } of lessons) {
    const own = new Map(experiments.map((one) => [one.id, one.spec]));
    const runs = new Map<string, Run>();
    const run = (name: string) => {
      const known = runs.get(name) ?? runExperiment(own.get(name) ?? presetSpec(name));
      runs.set(name, known);
      return known;
    };
    const texts = Object.entries(
      course.folders.find(({ files }) => files['lesson.md']?.includes(`\nid: ${id}\n`))?.files ??
        {},
    );
    // Formulas have another minus sign, and numbers of answers all their digits.
    const plain = (text: string) => text.replaceAll('\u2212', '-').replaceAll('\u00a0', '');
    const built = plain(JSON.stringify([lesson.blocks, lesson.footnotes, lesson.exerciseList]));
    for (const [, text] of texts.filter(([name]) => /\.(md|yaml)$/u.test(name)))
      for (const expression of expressionsIn(text)) {
        const read = parseComputed(expression);
        const value = evaluate(read.expression, { run, variables: {} });
        const ways = [plain(formatValue(value, read.format)), JSON.stringify(value)];
        expect(
          ways.some((way) => built.includes(way)),
          `${id}: ${expression} = ${ways[0]}`,
        ).toBe(true);
        checked++;
      }
  }
  expect(checked).toBeGreaterThan(200);
});
