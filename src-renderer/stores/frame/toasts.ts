import { defineStore } from 'pinia';
import { ref } from 'vue';
import { LabError } from '#core/attention';

/** A short message that goes by itself, with at most one thing to do. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly action?: { readonly label: string; run(): void } | undefined;
}

/** The messages at the lower edge. */
export const useToasts = defineStore('toasts', () => {
  const list = ref<Toast[]>([]);
  let nextId = 0;

  function say(text: string, action?: Toast['action']): void {
    list.value = [...list.value.slice(-2), { id: nextId++, text, tone: 'plain', action }];
  }

  /** Tells what did not work, in the engine's words where it has some. */
  function failed(what: string, fault: unknown): void {
    const why = fault instanceof LabError ? ` ${fault.message}` : '';
    list.value = [...list.value.slice(-2), { id: nextId++, text: what + why, tone: 'bad' }];
  }

  function dismiss(id: number): void {
    list.value = list.value.filter((toast) => toast.id !== id);
  }

  return { list, say, failed, dismiss };
});
