import { computed, type ComputedRef } from 'vue';
import { readPalette, type Palette } from '#renderer/charts/index.ts';
import { useSettings } from '#renderer/stores/frame/settings.ts';

/** The design tokens as chart colours, for the appearance that is on. */
export function usePalette(): ComputedRef<Palette> {
  const settings = useSettings();
  return computed(() => {
    // Read again when the appearance changes; the store has set it on the document by then.
    void settings.appearance;
    const style = getComputedStyle(document.documentElement);
    return readPalette((name) => style.getPropertyValue(name) || '#808080');
  });
}
