import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The parts of the practice room. */
export type PracticePart = 'review' | 'free' | 'test' | 'hard';

/** Which part of the practice room is open; null until the room was entered. */
export const usePracticeRoom = defineStore('practice-room', () => {
  const part = ref<PracticePart | null>(null);
  return { part };
});
