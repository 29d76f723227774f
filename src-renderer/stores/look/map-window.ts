import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import {
  isWhole,
  panned,
  revealing,
  wholeWindow,
  zoomed,
  type MapExtent,
  type MapWindow,
} from '#renderer/charts/map-window.ts';
import { useDocument } from '../desk/document.ts';
import type { Cell } from './plan.ts';

/** What of a map is in sight: the window that was zoomed and moved to, and what is pinned. */
function mapWindow() {
  const extent = shallowRef<MapExtent>({ rows: 1, cols: 1 });
  const window = shallowRef<MapWindow>(wholeWindow(extent.value));
  const pinnedRows = ref<readonly number[]>([]);
  const pinnedCols = ref<readonly number[]>([]);
  const onlyPinned = ref(false);
  const whole = computed(() => isWhole(window.value, extent.value));
  const pinned = computed(() => pinnedRows.value.length + pinnedCols.value.length > 0);

  /** Tells how large the shown matrix is; another size begins anew. */
  function fit({ rows, cols }: MapExtent): void {
    if (rows === extent.value.rows && cols === extent.value.cols) return;
    if (rows !== extent.value.rows) pinnedRows.value = [];
    if (cols !== extent.value.cols) pinnedCols.value = [];
    extent.value = { rows, cols };
    window.value = wholeWindow(extent.value);
  }

  function zoom(factor: number, at?: { x: number; y: number }): void {
    window.value = zoomed(window.value, extent.value, factor, at);
  }

  function pan(by: { rows: number; cols: number }): void {
    window.value = panned(window.value, extent.value, by);
  }

  function reset(): void {
    window.value = wholeWindow(extent.value);
  }

  function reveal(cell: Cell): void {
    window.value = revealing(window.value, extent.value, cell);
  }

  function pinRow(row: number): void {
    pinnedRows.value = toggled(pinnedRows.value, row);
  }

  function pinCol(col: number): void {
    pinnedCols.value = toggled(pinnedCols.value, col);
  }

  function release(): void {
    pinnedRows.value = [];
    pinnedCols.value = [];
    onlyPinned.value = false;
  }

  watch(pinned, (some) => some || (onlyPinned.value = false));
  return {
    window,
    whole,
    pinned,
    pinnedRows,
    pinnedCols,
    onlyPinned,
    ...{ fit, zoom, pan, reset, reveal, pinRow, pinCol, release },
  };
}

/** What of the Lab's map is in sight; another experiment begins anew. */
export const useMapWindow = defineStore('map-window', () => {
  const document = useDocument();
  const sight = mapWindow();
  watch(
    () => document.sitting,
    () => {
      sight.release();
      sight.reset();
    },
  );
  return sight;
});

/** What is in sight of a map between words that are merged from pieces. */
export const useWordsWindow = defineStore('words-window', mapWindow);

/** What of compared maps is in sight: the same of each. */
export const useCompareWindow = defineStore('compare-window', mapWindow);

function toggled(list: readonly number[], index: number): readonly number[] {
  return list.includes(index) ? list.filter((one) => one !== index) : [...list, index];
}
