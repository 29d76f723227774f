import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue';
import type { Block, Lesson } from '#core/lessons';
import { useGrowing } from '#renderer/components/lesson/use-growing.ts';
import { useReading } from '#renderer/stores/lesson/reading.ts';

const lessonOf = (paragraphs: number) =>
  ({
    id: `of-${paragraphs}`,
    blocks: Array.from({ length: paragraphs }, (_, i): Block => ({
      type: 'paragraph',
      id: `p${i}`,
      children: [],
    })),
  }) as unknown as Lesson;

let scope: EffectScope;
beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const growing = (lesson: Lesson) => {
  const open = shallowRef<Lesson | null>(lesson);
  const grown = scope.run(() => useGrowing(open));
  if (!grown) throw new Error('The scope has ended.');
  return { open, ...grown };
};

test('a usual lesson is there at once', () => {
  const { blocks, whole } = growing(lessonOf(100));
  expect(blocks.value).toHaveLength(100);
  expect(whole.value).toBe(true);
});

test('a very long one begins with its first pieces, and soon all are there', async () => {
  const { blocks, whole } = growing(lessonOf(500));
  expect(blocks.value.length).toBeLessThan(200);
  expect(whole.value).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(blocks.value).toHaveLength(500);
  expect(whole.value).toBe(true);
});

test('what is before the reading place is there from the beginning', () => {
  useReading().keep('of-500', { block: 'p400', offset: 0, seen: 0.8, done: false });
  const { blocks } = growing(lessonOf(500));
  expect(blocks.value.map(({ id }) => id)).toContain('p420');
});

test('the next lesson begins anew', async () => {
  const { open, blocks } = growing(lessonOf(500));
  await vi.advanceTimersByTimeAsync(1000);
  open.value = lessonOf(400);
  await nextTick();
  expect(blocks.value.length).toBeLessThan(200);
  expect(blocks.value.every(({ id }) => open.value?.blocks.some((one) => one.id === id))).toBe(
    true,
  );
});
