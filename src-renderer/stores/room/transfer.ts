import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { LabError } from '#core/attention';
import { PIECE_BYTES, type ImportSummary, type WrittenFile } from '#core/contract';
import { LIMITS, tooLarge } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { download, fileName } from '#renderer/download.ts';
import { useToasts } from '../frame/toasts.ts';

const ENDING = '.attnlab.json';

/** How far the import of a file is. */
export type Import =
  | { readonly step: 'choosing' }
  | { readonly step: 'reading'; readonly name: string; readonly fraction: number }
  | { readonly step: 'ready'; readonly name: string; readonly summary: ImportSummary }
  | { readonly step: 'writing'; readonly name: string; readonly summary: ImportSummary }
  | { readonly step: 'failed'; readonly name: string; readonly error: LabError };

/** Experiments out to a file, and in from one: examined first, then added all or not at all. */
export const useTransfer = defineStore('transfer', () => {
  const toasts = useToasts();
  const current = shallowRef<Import | null>(null);
  let ticket: string | null = null;
  let stop = new AbortController();

  /** Writes a file of these experiments, or of all; `title` names it. */
  async function exportFile(ids: readonly string[] | null, title: string): Promise<void> {
    try {
      const file = await labApi().files.write({ ids: ids && [...ids] });
      download(fileName(title) + ENDING, [file.text], 'application/json');
      const left = file.unreadable ? ` ${file.unreadable} of a newer version were left out.` : '';
      const what = `${file.count} ${file.count === 1 ? 'experiment' : 'experiments'}`;
      toasts.say(`Exported ${what}.${left}${timelinesLeft(file)}`);
    } catch (fault) {
      toasts.failed('Not exported.', fault);
    }
  }

  /** Asks for a file. */
  function choose(): void {
    dismiss();
    current.value = { step: 'choosing' };
  }

  /** Reads a file and shows what it holds; nothing is written yet. */
  async function examine(file: File): Promise<void> {
    dismiss();
    const mine = (stop = new AbortController());
    const { name } = file;
    const at = (fraction: number) => {
      if (mine === stop) current.value = { step: 'reading', name, fraction };
    };
    at(0);
    try {
      // Known without reading it.
      if (file.size > LIMITS.fileBytes) throw tooLarge(file.size);
      const held = await send(file, (fraction) => at(fraction / 2), mine.signal);
      ticket = held;
      const summary = await labApi().files.examine(
        { ticket: held },
        { signal: mine.signal, onProgress: (fraction) => at(0.5 + fraction / 2) },
      );
      if (mine === stop) current.value = { step: 'ready', name, summary };
    } catch (fault) {
      if (mine !== stop || mine.signal.aborted) return;
      const error = fault instanceof LabError ? fault : new LabError('file.unread', UNREAD);
      current.value = { step: 'failed', name, error };
    }
  }

  /** Adds what was examined. */
  async function confirm(): Promise<void> {
    if (current.value?.step !== 'ready' || ticket === null) return;
    const { name, summary } = current.value;
    current.value = { step: 'writing', name, summary };
    try {
      const { added } = await labApi().files.bring({ ticket });
      ticket = null;
      current.value = null;
      toasts.say(`${added} ${added === 1 ? 'experiment was' : 'experiments were'} imported.`);
    } catch (fault) {
      const error = fault instanceof LabError ? fault : new LabError('internal', String(fault));
      current.value = { step: 'failed', name, error };
    }
  }

  /** Lets the file go; nothing was changed. */
  function dismiss(): void {
    stop.abort();
    if (ticket !== null)
      void labApi()
        .files.forget({ ticket })
        .catch(() => undefined);
    ticket = null;
    current.value = null;
  }

  return { current, choose, exportFile, examine, confirm, dismiss };
});

/** What was left out of a file that would have been too large, why, and what to do about it. */
function timelinesLeft({ timelinesLeft: many, count }: WrittenFile): string {
  if (many === 0) return '';
  const whose = many === 1 ? 'The timeline of one' : `The timelines of ${many}`;
  const why = `with ${many === 1 ? 'it' : 'them'} the file would have more than ${LIMITS.fileBytes / 2 ** 20} MB`;
  const advice = count > 1 ? ' Export fewer at a time to keep them.' : '';
  return ` ${whose} ${many === 1 ? 'was' : 'were'} left out: ${why}.${advice}`;
}

const UNREAD = 'The file could not be read. Check that it is still there, and choose it again.';

/** Sends a file piece by piece; answers the ticket under which the main process holds it. */
async function send(
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<string> {
  let ticket: string | null = null;
  let at = 0;
  do {
    const bytes = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    ticket = await labApi().files.piece({ ticket, bytes }, { signal });
    at += PIECE_BYTES;
    onProgress(Math.min(1, at / Math.max(1, file.size)));
  } while (at < file.size);
  return ticket;
}
