import type { FootnoteDefinition, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { blockIds, headingIds } from './block-ids.ts';
import { blocksOf } from './blocks.ts';
import type { Build, PendingLink } from './build.ts';
import { readExercises } from './exercises.ts';
import { experimentsOf, readExperiment, type RunOf } from './experiments.ts';
import { readHead } from './front-matter.ts';
import type { GlossaryTerm } from './glossary.ts';
import {
  EXERCISES_FILE,
  experimentName,
  LESSON_FILE,
  LESSON_LIMITS,
  type LessonFolder,
} from './lesson-files.ts';
import type { Lesson } from './lesson.ts';
import { parseMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import { hideExpressions } from './placeholders.ts';
import { problemsOf, type Problem } from './problem.ts';
import type { Block, LessonExperiment } from './tree.ts';

/** A lesson as far as it can be read by itself, and what only the whole course can check. */
export interface ReadLesson {
  readonly lesson: Lesson | null;
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly links: readonly PendingLink[];
  /** The line of `related` and other lists of the head. */
  readonly headLine: number;
}

/** Reads one folder: front matter, text, exercises, experiments; computes its numbers. Never throws for its content. */
export function readLesson(
  folder: LessonFolder,
  glossary: readonly GlossaryTerm[],
  runOf: RunOf,
  own: boolean,
): ReadLesson {
  const file = `${folder.name}/${LESSON_FILE}`;
  const found: Problem[] = [];
  const problems = problemsOf(found, file);
  const nothing = { lesson: null, file, problems: found, links: [], headLine: 2 };
  const source = folder.files[LESSON_FILE];
  if (source === undefined) {
    problems.add('file', 1, `The folder ${folder.name} has no ${LESSON_FILE}.`);
    return nothing;
  }
  const hidden = source.length > LESSON_LIMITS.characters ? null : hideExpressions(source);
  if (!hidden) {
    problems.add('size', 1, 'The text is too long, or holds characters of the private use area.');
    return nothing;
  }
  const root = parseMarkdown(hidden.text);
  const [first] = root.children;
  if (first?.type !== 'yaml') {
    problems.add('front-matter', 1, 'A lesson begins with its head between two lines of ---.');
    return nothing;
  }
  const head = readHead(hidden.restore(first.value), problemsOf(found, file, 2));
  if (!head) return nothing;

  const experiments = experimentsOf(readExperiments(folder, found), runOf);
  const exercisesFile = folder.files[EXERCISES_FILE];
  const exercises =
    exercisesFile === undefined
      ? []
      : readExercises(exercisesFile, {
          ...{ experiments, lesson: head.id },
          problems: problemsOf(found, `${folder.name}/${EXERCISES_FILE}`),
        });
  const build: Build = {
    ...{ lesson: head.id, problems, hidden, experiments },
    terms: new Set(glossary.map((term) => term.id)),
    exercises: new Set(exercises.map((exercise) => exercise.id)),
    footnoteNames: new Set(definitionsOf(root).map(nameOf)),
    ...{ usedTerms: new Set(), usedExercises: new Set(), usedFootnotes: [], links: [] },
    blockId: blockIds(),
  };
  const blocks = withHeadingIds(blocksOf(root.children, build));
  if (blocks.length > LESSON_LIMITS.blocks)
    problems.add('size', 1, `A lesson has at most ${LESSON_LIMITS.blocks} blocks.`);
  const footnotes = readFootnotes(root, build);
  const unused = [...build.exercises].filter((id) => !build.usedExercises.has(id));
  for (const id of unused)
    problems.add('exercise', 1, `The exercise “${id}” is never shown; add ::exercise{id=${id}}.`);

  const lesson: Lesson = {
    ...head,
    ...{ own, folder: folder.name, blocks, footnotes },
    sections: blocks.flatMap((block) =>
      block.type === 'heading'
        ? [{ id: block.id, title: plainText(block.children), depth: block.depth }]
        : [],
    ),
    exercises: exercises.map((exercise) => exercise.id),
    exerciseList: exercises,
    terms: [...build.usedTerms],
    experiments: experiments.used(),
    glossary: glossary.filter((term) => build.usedTerms.has(term.id)),
  };
  return { lesson, file, problems: found, links: build.links, headLine: 2 };
}

function readExperiments({ name, files }: LessonFolder, found: Problem[]): LessonExperiment[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const id = experimentName(path);
    const experiment = id && readExperiment(id, text, problemsOf(found, `${name}/${path}`));
    return experiment ? [experiment] : [];
  });
}

/** Headings are known by their words, so that links can name them. */
function withHeadingIds(blocks: readonly Block[]): Block[] {
  const idOf = headingIds();
  return blocks.map((block) =>
    block.type === 'heading' ? { ...block, id: idOf(plainText(block.children)) } : block,
  );
}

function definitionsOf(root: Root): FootnoteDefinition[] {
  return root.children.filter((node) => node.type === 'footnoteDefinition');
}

function nameOf({ label, identifier }: FootnoteDefinition): string {
  return label ?? identifier;
}

function readFootnotes(root: Root, build: Build): Lesson['footnotes'] {
  const definitions = definitionsOf(root);
  for (const definition of definitions)
    if (!build.usedFootnotes.includes(nameOf(definition)))
      build.problems.add(
        'footnote',
        definition.position?.start.line,
        `The footnote [^${nameOf(definition)}] is never referred to (${toString(definition).slice(0, 30)}…).`,
      );
  return build.usedFootnotes.flatMap((id, i) => {
    const definition = definitions.find((one) => nameOf(one) === id);
    return definition ? [{ id, number: i + 1, blocks: blocksOf(definition.children, build) }] : [];
  });
}
