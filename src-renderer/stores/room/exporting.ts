import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Matrix } from '#core/attention';
import type { Drawing } from '#renderer/charts/index.ts';
import { useToasts } from '../frame/toasts.ts';

/** Numbers with the names of their rows and columns. */
export interface NamedNumbers {
  readonly matrix: Matrix;
  readonly rowNames: readonly string[];
  readonly colNames: readonly string[];
}

/** What the picture on the screen gives away: a drawing of itself, and the numbers behind it. */
export interface Exportable {
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly drawing: Drawing;
  readonly numbers: NamedNumbers;
}

/** The picture that can be taken out of the lab, offered by the component that shows it. */
export const useExporting = defineStore('exporting', () => {
  const toasts = useToasts();
  const offers = shallowRef<readonly (() => Exportable | null)[]>([]);
  const available = computed(() => offers.value.length > 0);

  /** Offers what is shown; returns how to take the offer back. */
  function offer(make: () => Exportable | null): () => void {
    offers.value = [...offers.value, make];
    return () => (offers.value = offers.value.filter((one) => one !== make));
  }

  /** What is shown now, or null while nothing is. */
  function current(): Exportable | null {
    return offers.value.at(-1)?.() ?? null;
  }

  return { available, offer, current, failed: toasts.failed };
});
