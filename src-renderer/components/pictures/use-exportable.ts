import { onScopeDispose } from 'vue';
import { useExporting, type Exportable } from '#renderer/stores/room/exporting.ts';

/** Offers a component's picture for export as long as it is on the screen. */
export function useExportable(make: () => Exportable | null): void {
  onScopeDispose(useExporting().offer(make));
}
