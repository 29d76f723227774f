import { watch, type FSWatcher } from 'node:fs';

/** How long after the last change of a burst, milliseconds: editors write a file in several steps. */
const PAUSE = 150;

/** Calls `changed` after anything in a folder changed, once per burst. Returns how to stop. */
export function watchFolder(path: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(path, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, PAUSE);
    });
    // A folder that goes away is read as empty; nothing more can be watched.
    watcher.on('error', () => watcher?.close());
  } catch {
    // Where the system cannot watch, the list is read again when it is asked for.
  }
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}
