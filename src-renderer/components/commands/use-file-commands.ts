import { useRouter } from 'vue-router';
import { useDataExport } from '#renderer/stores/room/data-export.ts';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useTransfer } from '#renderer/stores/room/transfer.ts';

/** What goes in and out of the lab as files and on paper: for the palette and the host's menu. */
export function useFileCommands() {
  const router = useRouter();
  const desk = useDesk();
  const document = useDocument();
  const transfer = useTransfer();
  const data = useDataExport();

  /** The experiment on the desk as the disk has it; it is saved first, since only what is saved can be given away. */
  async function saved(): Promise<{ id: string; name: string } | null> {
    if ((!document.saved || document.changed) && !(await desk.save())) return null;
    return document.saved && { id: document.saved.id, name: document.saved.name };
  }

  async function importFile(): Promise<void> {
    await router.push('/experiments');
    transfer.choose();
  }

  async function exportThis(): Promise<void> {
    const experiment = await saved();
    if (experiment) await transfer.exportFile([experiment.id], experiment.name);
  }

  async function exportNumbers(kind: 'npz' | 'csv'): Promise<void> {
    const experiment = await saved();
    if (experiment) await data.exportData(experiment, kind);
  }

  /** Prints a page that is made for paper as it is; from anywhere else the sheet of the experiment on the desk. */
  async function print(): Promise<void> {
    if (/^\/(?:lessons\/|progress|experiments\/)/u.test(router.currentRoute.value.path))
      return window.print();
    const experiment = await saved();
    if (experiment) await router.push(`/experiments/${experiment.id}/sheet`);
  }

  return { importFile, exportThis, exportNumbers, print };
}
