import { computed, watch, type Ref } from 'vue';
import {
  cutCells,
  inSight,
  isLarge,
  mapLayout,
  mapPicture,
  type MapExtent,
  type MapWindow,
  type Size,
} from '#renderer/charts/index.ts';
import { axisLabels } from '#renderer/describe/axis.ts';
import { stageInfo, type Axis } from '#renderer/describe/stages.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import { usePalette } from '../use-palette.ts';

/** Which part of a map is in sight. */
export interface Sight {
  readonly window: MapWindow;
  readonly pinnedRows: readonly number[];
  readonly pinnedCols: readonly number[];
  readonly onlyPinned: boolean;
  fit(extent: MapExtent): void;
}

/** A computed picture as something to paint in an area of this size: the part that is in sight. */
export function useMap(shown: Ref<Shown>, area: Ref<Size>, sight: Sight) {
  const palette = usePalette();
  const info = computed(() => stageInfo(shown.value.look.stage));
  // The same numbers give the same picture: moving the picked cell repaints nothing.
  const whole = computed(() => shown.value.picture);
  watch(whole, (part) => sight.fit(part), { immediate: true, flush: 'sync' });
  const rows = computed<readonly number[]>((old) =>
    keepSame(old, inSight(sight.window.rows, whole.value.rows, sight.pinnedRows, sight.onlyPinned)),
  );
  const cols = computed<readonly number[]>((old) =>
    keepSame(old, inSight(sight.window.cols, whole.value.cols, sight.pinnedCols, sight.onlyPinned)),
  );
  // The same words leave the layout as it is, so that only the cells need painting anew.
  const rowLabels = computed<readonly string[]>((old) =>
    keepSame(old, labels(info.value.rows, whole.value.rows, rows.value, sight.pinnedRows)),
  );
  const colLabels = computed<readonly string[]>((old) =>
    keepSame(old, labels(info.value.cols, whole.value.cols, cols.value, sight.pinnedCols)),
  );
  const part = computed(() => cutCells(whole.value, rows.value, cols.value));
  const picture = computed(() => {
    const { role } = info.value;
    return mapPicture(
      part.value,
      role,
      rowLabels.value,
      colLabels.value,
      palette.value,
      whole.value,
    );
  });
  const layout = computed(() =>
    mapLayout(area.value, rowLabels.value, colLabels.value, { rows: rows.value, cols: cols.value }),
  );
  const large = computed(() => isLarge(picture.value));
  return { palette, info, picture, layout, large };

  /** The names of what is in sight; a dot marks what is pinned. */
  function labels(
    axis: Axis,
    length: number,
    places: readonly number[],
    pinned: readonly number[],
  ): string[] {
    const names = axisLabels(shown.value, axis, length);
    return places.map((place) => (pinned.includes(place) ? '• ' : '') + (names[place] ?? ''));
  }
}

/** The old list where the new one says the same. */
function keepSame<T>(old: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return old?.length === now.length && old.every((one, i) => one === now[i]) ? old : now;
}
