import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { zipPieces } from '#core/export';
import { labApi } from '#renderer/api/index.ts';
import { runFiles, type DataKind } from '#renderer/describe/run-files.ts';
import { download, fileName } from '#renderer/download.ts';
import { useToasts } from '../frame/toasts.ts';

/** Every number of an experiment as files for other programs. */
export const useDataExport = defineStore('data-export', () => {
  const toasts = useToasts();
  /** 0…1 while one is made. */
  const fraction = shallowRef<number | null>(null);

  /** A `.npz` for NumPy, or a `.zip` of CSV tables. */
  async function exportData(
    experiment: { id: string; name: string },
    kind: DataKind,
  ): Promise<void> {
    if (fraction.value !== null) return;
    fraction.value = 0;
    try {
      const { spec } = await labApi().experiments.get({ id: experiment.id });
      const files = await runFiles(
        spec,
        kind,
        (one, parts) => labApi().attention.compute({ spec: one, parts, checksum: false }),
        (done) => (fraction.value = done),
      );
      const ending = kind === 'npz' ? '.npz' : '.csv.zip';
      download(fileName(experiment.name) + ending, zipPieces(files), 'application/zip');
      toasts.say(`Exported ${files.length} matrices of “${experiment.name}”.`);
    } catch (fault) {
      toasts.failed('Not exported.', fault);
    } finally {
      fraction.value = null;
    }
  }

  return { fraction, exportData };
});
