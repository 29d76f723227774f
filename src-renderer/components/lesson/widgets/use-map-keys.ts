import { computed } from 'vue';
import type { Cell } from '#renderer/stores/look/plan.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import type { WidgetState } from '#renderer/stores/lesson/widget.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** The picked cell of a widget's map, and moving it with keys. `asks`: whether the rows are the words that ask. */
export function useMapKeys(shown: () => Shown, asks: () => boolean, widget: WidgetState) {
  const picked = computed(() => {
    const { look, picture } = shown();
    const { cell } = look;
    return cell && cell.row < picture.rows && cell.col < picture.cols ? cell : null;
  });

  /** The one cell that is an element: the picked one, else the one that the first key goes to. */
  const current = computed<Cell>(() => {
    const { look, picture } = shown();
    const row = asks() && look.query !== null ? look.query : 0;
    return picked.value ?? { row: Math.min(row, picture.rows - 1), col: 0 };
  });

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      return widget.release();
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const { rows, cols } = shown().picture;
    // Keys may come faster than pictures: go on from where the person already is.
    const at = widget.cell.value;
    const clamp = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
    const next = at ? { row: at.row + step[0], col: at.col + step[1] } : current.value;
    widget.pick({ row: clamp(next.row, rows), col: clamp(next.col, cols) });
  }

  return { picked, current, key };
}
