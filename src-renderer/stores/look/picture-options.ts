import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { SpaceMode } from '#renderer/describe/space-clouds.ts';

/** How the pictures are set, kept while one goes from picture to picture. */
export const usePictureOptions = defineStore('picture-options', () => {
  /** The least weight that has a line between its words. */
  const threshold = ref(0.02);
  /** Whether the tinted text has its numbers. */
  const numbers = ref(true);
  /** Whether the text shows what the chosen word looks at, or who looks at it. */
  const direction = ref<'from' | 'to'>('from');
  /** Whether all heads show their weights, or how these differ from the layer's average. */
  const less = ref<'nothing' | 'average'>('nothing');
  /** Whether the bars of a number are those of the words or of the heads. */
  const bars = ref<'token' | 'head'>('token');
  const space = ref<SpaceMode>('step');
  return { threshold, numbers, direction, less, bars, space };
});
