import { nextTick, ref, type Ref } from 'vue';

/** A place in a grid; counts from 0. */
export interface GridPlace {
  readonly row: number;
  readonly col: number;
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -1000],
  End: [0, 1000],
  PageUp: [-1000, 0],
  PageDown: [1000, 0],
};

/**
 * One stop of the Tab key for a whole grid, the arrow keys inside it. Cells carry `data-place="row,col"`; `width` tells how long a
 * row is.
 */
export function useGridFocus(
  root: Readonly<Ref<HTMLElement | null>>,
  rows: () => number,
  width: (row: number) => number,
) {
  const active = ref<GridPlace>({ row: 0, col: 0 });
  const tabindex = (row: number, col: number) =>
    active.value.row === row && active.value.col === col ? 0 : -1;

  async function go(place: GridPlace): Promise<void> {
    active.value = place;
    await nextTick();
    root.value
      ?.querySelector<HTMLElement>(`[data-place="${place.row},${place.col}"]`)
      ?.focus({ preventScroll: false });
  }

  function onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const within = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
    const row = within(active.value.row + step[0], rows());
    void go({ row, col: within(active.value.col + step[1], width(row)) });
  }

  return { active, tabindex, onKey, go };
}
