import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseEdges, readCourse, withoutShortcuts } from '#core/lessons';
import { CONCEPTS } from '#core/practice';
import { head } from './support.ts';

const lesson = (id: string, concepts: readonly string[], needs: readonly string[]) =>
  ({
    ...{ id, concepts, needs },
  }) as Parameters<typeof courseEdges>[0][number];

const COURSE = [
  lesson('one', ['why-attention'], []),
  lesson('two', ['scores'], ['why-attention']),
  lesson('three', ['softmax'], ['scores', 'why-attention']),
];

describe('the concept map', () => {
  it('leads from what teaches a concept to what needs it', () => {
    expect(courseEdges(COURSE)).toEqual([
      { from: 'one', to: 'two', concepts: ['why-attention'] },
      { from: 'one', to: 'three', concepts: ['why-attention'] },
      { from: 'two', to: 'three', concepts: ['scores'] },
    ]);
  });

  it('leaves out in the picture what a longer way says', () => {
    const drawn = withoutShortcuts(courseEdges(COURSE));
    expect(drawn.map(({ from, to }) => `${from} ${to}`)).toEqual(['one two', 'two three']);
  });

  it('and never what no other way says, whatever the course', () => {
    const ids = CONCEPTS.slice(0, 8).map(({ id }) => id);
    const courses = fc.array(fc.subarray(ids), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(courses, (needs) => {
        const edges = courseEdges(needs.map((need, i) => lesson(`l${i}`, [ids[i] ?? ''], need)));
        const reach = (from: string, by: typeof edges): Set<string> => {
          const found = new Set<string>();
          const go = (id: string) => {
            for (const edge of by)
              if (edge.from === id && !found.has(edge.to)) {
                found.add(edge.to);
                go(edge.to);
              }
          };
          go(from);
          return found;
        };
        const drawn = withoutShortcuts(edges);
        for (const { from } of edges) expect(reach(from, drawn)).toEqual(reach(from, edges));
      }),
    );
  });
});

describe('the checker', () => {
  const course = (...heads: Record<string, unknown>[]) =>
    readCourse({
      folders: heads.map((more, i) => ({
        name: `0${i}`,
        files: { 'lesson.md': `${head({ id: `l${i}`, order: i, ...more })}Text.` },
      })),
      glossary: null,
    }).problems.map(({ file, message }) => `${file}: ${message}`);

  it('tells of a need that nothing earlier teaches', () => {
    expect(course({ needs: ['scores'] }, { concepts: ['scores'] })).toEqual([
      '00/lesson.md: needs: no earlier lesson teaches “scores”.',
    ]);
  });

  it('tells of a concept that is taught twice, and of one that is none', () => {
    const [twice] = course({ concepts: ['scores'] }, { concepts: ['scores'] });
    expect(twice).toMatch(/^01\/lesson\.md: concepts: “scores” is taught by “l0” already/u);
    expect(course({ concepts: ['magic'] })[0]).toMatch(/^00\/lesson\.md: .*concepts/u);
  });
});
