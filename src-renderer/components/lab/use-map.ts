import { computed, type Ref } from 'vue';
import { isLarge, mapLayout, mapPicture, type Size } from '#renderer/charts/index.ts';
import { axisLabels } from '#renderer/describe/axis.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import type { Shown } from '#renderer/stores/picture.ts';
import { usePalette } from '../use-palette.ts';

/** A computed picture as something to paint in an area of this size. */
export function useMap(shown: Ref<Shown>, area: Ref<Size>) {
  const palette = usePalette();
  const info = computed(() => stageInfo(shown.value.look.stage));
  // The same numbers give the same picture: moving the picked cell repaints nothing.
  const part = computed(() => shown.value.picture);
  // The same words leave the layout as it is, so that only the cells need painting anew.
  const rows = computed<readonly string[]>((old) =>
    keepSame(old, axisLabels(shown.value, info.value.rows, part.value.rows)),
  );
  const cols = computed<readonly string[]>((old) =>
    keepSame(old, axisLabels(shown.value, info.value.cols, part.value.cols)),
  );
  const picture = computed(() =>
    mapPicture(part.value, info.value.role, rows.value, cols.value, palette.value),
  );
  const layout = computed(() => mapLayout(area.value, rows.value, cols.value));
  const large = computed(() => isLarge(picture.value));
  return { palette, info, picture, layout, large };
}

/** The old list where the new one says the same. */
function keepSame(old: readonly string[] | undefined, now: readonly string[]): readonly string[] {
  return old?.length === now.length && old.every((word, i) => word === now[i]) ? old : now;
}
