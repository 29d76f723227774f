import { z } from 'zod';
import { conceptSchema } from '#core/practice/concept.ts';
import type { LessonHead } from './lesson.ts';
import { lessonId } from './lesson-id.ts';
import type { ProblemList } from './problem.ts';
import { fitYaml, readYaml } from './read-yaml.ts';

const line = (most: number) => z.string().trim().min(1, 'is empty').max(most);

const source = z.union([
  line(400).transform((text) => ({ text, url: null })),
  z.strictObject({ text: line(400), url: z.url({ protocol: /^https?$/ }).max(400) }),
]);

/** What every lesson begins with, between two lines of `---`. */
const headSchema = z.strictObject({
  id: lessonId,
  title: line(120),
  summary: line(400),
  kind: z.enum(['lesson', 'reference']).default('lesson'),
  order: z.number().min(0).max(9_999),
  tags: z.array(line(40)).max(20),
  related: z.array(lessonId).max(20),
  concepts: z.array(conceptSchema).max(12).default([]),
  needs: z.array(conceptSchema).max(12).default([]),
  objectives: z.array(line(200)).max(12),
  minutes: z.int().min(1).max(600),
  created: z.iso.date('a day such as 2026-01-31 is expected'),
  source: z.union([source.transform((one) => [one]), z.array(source).max(40)]),
});

/** Reads the front matter. Null after telling what is wrong with it; `problems` counts lines from its text. */
export function readHead(text: string, problems: ProblemList): LessonHead | null {
  const yaml = readYaml(text, 'front-matter', problems);
  return yaml && fitYaml(yaml, headSchema, 'front-matter', problems);
}
