import { ref } from 'vue';

/** Arrow keys among tiles in rows by layer: one tile at a time can be reached with Tab. `counts` is heads by layer. */
export function useTileKeys(counts: () => readonly number[]) {
  const current = ref({ layer: 0, head: 0 });

  function isCurrent(layer: number, head: number): boolean {
    const all = counts();
    const at = current.value;
    // What was current may be gone.
    const there = at.head < (all[at.layer] ?? 0) ? at : { layer: 0, head: 0 };
    return there.layer === layer && there.head === head;
  }

  function key(event: KeyboardEvent): void {
    const steps: Record<string, readonly [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    const open = event.target instanceof HTMLElement && event.target.hasAttribute('data-open');
    if (!step || !open) return;
    event.preventDefault();
    const all = counts();
    const clamp = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
    const layer = clamp(current.value.layer + step[0], all.length);
    const head = clamp(current.value.head + step[1], all[layer] ?? 1);
    current.value = { layer, head };
    const scope = event.currentTarget as HTMLElement;
    scope.querySelector<HTMLElement>(`[data-tile="${layer}/${head}"] [data-open]`)?.focus();
  }

  return { isCurrent, key };
}
