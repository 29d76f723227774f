import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { LabError } from '#core/attention';
import { PIECE_BYTES, type TrainedModel } from '#core/contract';
import { MODEL_LIMITS, modelTooLarge } from '#core/encoder';
import type { EncoderModelSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { useDocument } from './document.ts';
import { useToasts } from '../frame/toasts.ts';

/** A model file on its way into the lab. */
export interface ComingModel {
  readonly name: string;
  /** 0 … 1 */
  readonly fraction: number;
}

/** The trained models that there are, those that the reader brings among them. */
export const useModels = defineStore('models', () => {
  const document = useDocument();
  const toasts = useToasts();
  const list = shallowRef<readonly TrainedModel[]>([]);
  /** Whether the list is shown. */
  const open = ref(false);
  const coming = shallowRef<ComingModel | null>(null);
  const error = shallowRef<LabError | null>(null);
  let stop = new AbortController();

  /** Those that can be used. */
  const usable = computed(() => list.value.filter(({ config }) => config !== null));

  async function refresh(): Promise<void> {
    try {
      list.value = await labApi().models.list();
    } catch (fault) {
      error.value = asError(fault);
    }
  }

  function show(): void {
    error.value = null;
    open.value = true;
    void refresh();
  }

  /** Copies a file into the lab, which looks at all of it first. What cannot be used changes nothing. */
  async function add(file: File): Promise<void> {
    cancel();
    const mine = (stop = new AbortController());
    const { signal } = mine;
    const at = (fraction: number) => {
      if (mine === stop) coming.value = { name: file.name, fraction };
    };
    error.value = null;
    at(0);
    let ticket: string | null = null;
    try {
      // Known without reading it.
      if (file.size > MODEL_LIMITS.fileBytes) throw modelTooLarge(file.size);
      let sent = 0;
      do {
        const bytes = new Uint8Array(await file.slice(sent, sent + PIECE_BYTES).arrayBuffer());
        ticket = await labApi().models.piece({ ticket, bytes }, { signal });
        sent += PIECE_BYTES;
        at((COPYING * Math.min(sent, file.size)) / Math.max(1, file.size));
      } while (sent < file.size);
      const onProgress = (share: number) => at(COPYING + (1 - COPYING) * share);
      const model = await labApi().models.bring({ ticket }, { signal, onProgress });
      toasts.say(`“${model.name}” is a model of the lab now.`);
      await refresh();
    } catch (fault) {
      if (ticket)
        void labApi()
          .models.forget({ ticket })
          .catch(() => undefined);
      if (mine === stop && !signal.aborted) error.value = asError(fault);
    }
    if (mine === stop) coming.value = null;
  }

  /** Gives up what is on its way. */
  function cancel(): void {
    stop.abort();
    coming.value = null;
  }

  async function remove({ id, name }: TrainedModel): Promise<void> {
    try {
      await labApi().models.remove({ id });
      toasts.say(`“${name}” was deleted. Experiments that use it are kept.`);
    } catch (fault) {
      error.value = asError(fault);
    }
    await refresh();
  }

  function use(model: TrainedModel): void {
    const spec = specOf(model);
    if (spec) document.setModel(spec);
    open.value = false;
  }

  return { list, usable, open, coming, error, refresh, show, add, cancel, remove, use };
});

/** How much of the time goes into copying; the rest is looking at every number. */
const COPYING = 0.7;

/** A trained model as the model of an experiment; null where its file cannot be used. */
export function specOf({ id, config }: TrainedModel): EncoderModelSpec | null {
  if (!config) return null;
  const { dModel, heads, layers, dFeedForward } = config;
  return { kind: 'encoder', id, dModel, heads, layers, dFeedForward };
}

function asError(fault: unknown): LabError {
  if (fault instanceof LabError) return fault;
  return new LabError(
    'file.unread',
    'The file could not be read. Check that it is still there, and choose it again.',
  );
}
