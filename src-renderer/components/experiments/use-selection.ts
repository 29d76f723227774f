import { computed, shallowRef, watch } from 'vue';
import type { RoomRow } from '#core/contract';
import { useRoom } from '#renderer/stores/room/room.ts';

/** The rows that are chosen for an action together. They stay chosen while the list is searched; not over the bin's edge. */
export function useSelection() {
  const room = useRoom();
  const chosen = shallowRef<ReadonlyMap<string, RoomRow>>(new Map());

  function choose(row: RoomRow, on: boolean): void {
    const next = new Map(chosen.value);
    if (on) next.set(row.id, row);
    else next.delete(row.id);
    chosen.value = next;
  }

  function clear(): void {
    chosen.value = new Map();
  }

  watch(() => room.wish.bin, clear);
  return {
    rows: computed(() => [...chosen.value.values()]),
    ids: computed<ReadonlySet<string>>(() => new Set(chosen.value.keys())),
    choose,
    clear,
  };
}
