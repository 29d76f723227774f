import fc from 'fast-check';
import { expect, it } from 'vitest';
import { courseLayout } from '#renderer/charts/course-layout.ts';

/** A course in which lessons only build on earlier ones. */
const course = fc.integer({ min: 2, max: 10 }).chain((count) =>
  fc.record({
    ids: fc.constant(Array.from({ length: count }, (_, i) => `l${i}`)),
    edges: fc.uniqueArray(
      fc
        .tuple(fc.nat(count - 1), fc.nat(count - 1))
        .filter(([a, b]) => a < b)
        .map(([a, b]) => ({ from: `l${a}`, to: `l${b}` })),
      { selector: ({ from, to }) => from + to, maxLength: 14 },
    ),
  }),
);

it('every lesson stands below all it builds on, and none on another', () => {
  fc.assert(
    fc.property(course, ({ ids, edges }) => {
      const { nodes, rows, columns } = courseLayout(ids, edges);
      const of = (id: string) => nodes.find((node) => node.id === id);
      for (const { from, to } of edges)
        expect(of(to)?.row).toBeGreaterThan(of(from)?.row ?? Infinity);
      for (const a of nodes) {
        expect(a.row).toBeLessThan(rows);
        expect(Math.abs(a.x) + 0.5).toBeLessThanOrEqual(columns / 2 + 1e-9);
        for (const b of nodes)
          if (a.id < b.id && a.row === b.row)
            expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }),
  );
});

it('a line has a point in every row from one lesson to the other, and passes over none', () => {
  fc.assert(
    fc.property(course, ({ ids, edges }) => {
      const layout = courseLayout(ids, edges);
      const of = (id: string) => layout.nodes.find((node) => node.id === id);
      for (const { from, to, xs } of layout.edges) {
        const [first = 0, last = 0] = [of(from)?.row, of(to)?.row];
        expect(xs).toHaveLength(last - first + 1);
        xs.slice(1, -1).forEach((x, i) => {
          for (const node of layout.nodes)
            if (node.row === first + 1 + i) expect(Math.abs(node.x - x)).toBeGreaterThan(0.5);
        });
      }
    }),
  );
});

it('a chain is one column', () => {
  const { nodes, columns } = courseLayout(
    ['a', 'b', 'c'],
    [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ],
  );
  expect(columns).toBe(1);
  expect(nodes.map(({ row, x }) => [row, x])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});
