import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Address } from '#core/attention';
import { litBy, UNLIT } from '#renderer/describe/lit.ts';
import type { Axis } from '#renderer/describe/stages.ts';
import { usePicture } from './picture.ts';

/** What lights up in the picture while a hand or the focus rests on a term. */
export const useLit = defineStore('lit', () => {
  const picture = usePicture();
  const sources = shallowRef<readonly Address[]>([]);
  const side = shallowRef<Axis | null>(null);

  const lit = computed(() => {
    const look = picture.shown?.look;
    return look && sources.value.length > 0 ? litBy(look, sources.value, side.value) : UNLIT;
  });

  /** Lights up where these numbers stand; `axis` is that of the number they make. */
  function show(numbers: readonly Address[], axis: Axis | null = null): void {
    sources.value = numbers;
    side.value = axis;
  }

  function clear(): void {
    if (sources.value.length > 0) sources.value = [];
  }

  return { lit, show, clear };
});
