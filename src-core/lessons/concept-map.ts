import type { Concept } from '#core/practice';
import type { LessonSummary } from './lesson.ts';

type Placed = Pick<LessonSummary, 'id' | 'concepts' | 'needs'>;

/** A lesson that builds on another one: `to` needs these concepts, which `from` teaches. */
export interface CourseEdge {
  readonly from: string;
  readonly to: string;
  readonly concepts: readonly Concept[];
}

/** What builds on what, as the heads of the lessons say; `lessons` in the order of the course. */
export function courseEdges(lessons: readonly Placed[]): CourseEdge[] {
  return lessons.flatMap((to, index) =>
    lessons.slice(0, index).flatMap((from) => {
      const concepts = to.needs.filter((concept) => from.concepts.includes(concept));
      return concepts.length > 0 ? [{ from: from.id, to: to.id, concepts }] : [];
    }),
  );
}

/** The same without edges that a way over other lessons says already, so that a picture stays readable. */
export function withoutShortcuts(edges: readonly CourseEdge[]): CourseEdge[] {
  const reached = new Map<string, ReadonlySet<string>>();
  const next = (id: string) => edges.filter(({ from }) => from === id).map(({ to }) => to);
  const beyond = (id: string): ReadonlySet<string> => {
    const known = reached.get(id);
    if (known) return known;
    const found = new Set(next(id).flatMap((step) => [step, ...beyond(step)]));
    reached.set(id, found);
    return found;
  };
  return edges.filter(({ from, to }) => !next(from).some((step) => beyond(step).has(to)));
}
