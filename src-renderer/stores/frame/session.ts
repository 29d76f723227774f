import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { HostCommand, LabInfo } from '#core/contract';
import { labApi, labLink } from '#renderer/api/index.ts';

/** The line to the engine: whether it is there, what it says of itself, what its menu asks for. */
export const useSession = defineStore('session', () => {
  const connected = ref(true);
  const info = shallowRef<LabInfo | null>(null);
  const notices = ref<string[]>([]);

  labLink().onClose(() => (connected.value = false));

  async function load(): Promise<void> {
    info.value = await labApi().lab.info();
    notices.value = [...info.value.notices];
  }

  function dismiss(notice: string): void {
    notices.value = notices.value.filter((entry) => entry !== notice);
  }

  function onCommand(listener: (command: HostCommand) => void): () => void {
    return labLink().connection.on('command', listener);
  }

  return { connected, info, notices, load, dismiss, onCommand };
});
