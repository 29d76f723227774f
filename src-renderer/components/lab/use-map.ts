import { computed, type Ref } from 'vue';
import { isLarge, mapLayout, mapPicture, type Size } from '#renderer/charts/index.ts';
import { stageInfo, type Axis } from '#renderer/describe/stages.ts';
import type { Shown } from '#renderer/stores/picture.ts';
import { usePalette } from '../use-palette.ts';

/** The words or numbers along an axis of a picture. */
export function axisLabels(shown: Shown, axis: Axis): readonly string[] {
  if (axis === 'query') return shown.tokens;
  if (axis === 'context') return shown.contextTokens;
  return Array.from({ length: shown.picture.cols }, (_, i) => String(i + 1));
}

/** A computed picture as something to paint in an area of this size. */
export function useMap(shown: Ref<Shown>, area: Ref<Size>) {
  const palette = usePalette();
  const info = computed(() => stageInfo(shown.value.look.stage));
  // The same numbers give the same picture: moving the picked cell repaints nothing.
  const part = computed(() => shown.value.picture);
  // The same words leave the layout as it is, so that only the cells need painting anew.
  const rows = computed<readonly string[]>((old) =>
    keepSame(old, axisLabels(shown.value, info.value.rows)),
  );
  const cols = computed<readonly string[]>((old) =>
    keepSame(old, axisLabels(shown.value, info.value.cols)),
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
