import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { ScalingReply, ScalingRequest } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';

/** The lengths that are measured. */
const LENGTHS = [64, 128, 256, 512, 1024, 2048];

/** A measured run of attention at growing lengths on this computer. */
export const useScaling = defineStore('scaling', () => {
  const found = shallowRef<{ request: ScalingRequest; reply: ScalingReply } | null>(null);
  const error = shallowRef<LabError | null>(null);
  /** How far it is, 0 … 1; null while nothing is measured. */
  const share = ref<number | null>(null);
  let running: AbortController | null = null;

  /** Measures heads of this number and size; what ran before is cancelled. */
  async function run(heads: number, headSize: number): Promise<void> {
    cancel();
    const controller = new AbortController();
    running = controller;
    error.value = null;
    share.value = 0;
    const request: ScalingRequest = {
      ...{ heads, headSize, window: 64 },
      tokens: [...LENGTHS],
      kinds: ['dense', 'causal', 'window', 'streaming'],
    };
    try {
      const reply = await labApi().attention.scaling(request, {
        signal: controller.signal,
        onProgress: (done) => {
          if (running === controller) share.value = done;
        },
      });
      found.value = { request, reply };
    } catch (fault) {
      if (controller.signal.aborted) return;
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    } finally {
      if (running === controller) {
        running = null;
        share.value = null;
      }
    }
  }

  /** Gives up what runs; the last result stays. */
  function cancel(): void {
    running?.abort();
    running = null;
    share.value = null;
  }

  return { found, error, share, run, cancel };
});
