// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick } from 'vue';
import BlockGuard from '#renderer/components/lesson/BlockGuard.vue';

const Broken = defineComponent({
  setup() {
    return () => {
      throw new Error('no such thing');
    };
  },
});

it('a piece that cannot be shown is told of, and the pieces beside it stay', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const page = mount(() => [
    h(BlockGuard, () => h('p', 'before')),
    h(BlockGuard, () => h(Broken)),
    h(BlockGuard, () => h('p', 'after')),
  ]);
  await nextTick();
  expect(page.text()).toContain('before');
  expect(page.text()).toContain('after');
  expect(page.get('[role="alert"]').text()).toMatch(/cannot be shown/u);
  expect(told).toHaveBeenCalled();
  told.mockRestore();
});
