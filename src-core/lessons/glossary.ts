import { z } from 'zod';
import { lessonId } from './lesson-id.ts';
import type { ProblemList } from './problem.ts';
import { fitYaml, readYaml } from './read-yaml.ts';
import { ROLES } from './tree.ts';

const termSchema = z.strictObject({
  id: lessonId,
  term: z.string().trim().min(1).max(80),
  /** Its colour, where it has one. */
  role: z.enum(ROLES).optional(),
  /** Other names of the same. */
  also: z.array(z.string().trim().min(1).max(80)).max(10).default([]),
  meaning: z.string().trim().min(1).max(1_000),
  /** The lesson that explains it. */
  lesson: lessonId.optional(),
});

/** A word of the field, explained in a sentence or two. */
export type GlossaryTerm = z.output<typeof termSchema>;

/** A term and where it stands in its file. */
export interface PlacedTerm extends GlossaryTerm {
  readonly file: string;
  readonly line: number;
}

/** Reads `glossary.yaml`: a list of terms. What does not fit is told and left out. */
export function readGlossary(text: string, file: string, problems: ProblemList): PlacedTerm[] {
  const yaml = readYaml(text, 'term', problems);
  const terms = yaml && fitYaml(yaml, z.array(termSchema).max(1_000), 'term', problems);
  if (!terms) return [];
  const seen = new Set<string>();
  return terms.flatMap((term, i) => {
    const line = yaml.lineOf([i]);
    if (seen.has(term.id)) {
      problems.add('term', line, `The term “${term.id}” is there twice; remove one.`);
      return [];
    }
    seen.add(term.id);
    return [{ ...term, file, line }];
  });
}
