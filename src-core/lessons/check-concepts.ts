import type { LessonSummary } from './lesson.ts';
import type { Problem } from './problem.ts';
import type { ReadLesson } from './read-lesson.ts';

/** Tells of concepts that are taught twice, and of needs that nothing earlier teaches. `before` comes before all of them. */
export function checkConcepts(
  read: readonly ReadLesson[],
  before: readonly LessonSummary[],
  problems: Problem[],
): void {
  const lessons = read.flatMap(({ lesson }) => (lesson ? [lesson] : []));
  for (const { lesson, file, headLine } of read) {
    if (!lesson) continue;
    const add = (message: string) =>
      problems.push({ kind: 'front-matter', file, line: headLine, message });
    const earlier = [...before, ...lessons.filter(({ order }) => order < lesson.order)];
    const teacherOf = (concept: LessonSummary['concepts'][number]) =>
      earlier.find(({ concepts }) => concepts.includes(concept));
    for (const concept of lesson.needs)
      if (!teacherOf(concept)) add(`needs: no earlier lesson teaches “${concept}”.`);
    for (const concept of lesson.concepts) {
      const other = teacherOf(concept);
      if (other)
        add(`concepts: “${concept}” is taught by “${other.id}” already; put it under needs.`);
    }
  }
}
