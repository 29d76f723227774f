import type { Database } from './storage/index.ts';
import { makeBackup } from './storage/index.ts';

/** How often a changed database is copied while the lab is used. */
const INTERVAL = 30 * 60_000;

/** Backs the database up now and every half hour, whenever something changed since the last copy. */
export function createBackupKeeper(
  db: Database,
  folder: string,
  interval = INTERVAL,
): { close(): Promise<void> } {
  let copied: unknown;
  let running: Promise<unknown> = Promise.resolve();

  function tick(): void {
    // total_changes() counts the rows this process wrote; data of an earlier start count as changed once.
    const { changes } = db.prepare('SELECT total_changes() AS changes').get() as {
      changes: number;
    };
    if (changes === copied) return;
    copied = changes;
    running = makeBackup(db, folder).catch((fault: unknown) => {
      copied = undefined; // tried again at the next turn
      process.stderr.write(`The backup failed: ${String(fault)}\n`);
    });
  }

  tick();
  const timer = setInterval(tick, interval);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
