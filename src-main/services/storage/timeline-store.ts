import type { Database } from 'better-sqlite3';
import { timelineSchema, type StoredTimeline } from '#core/experiment';

/** The timelines of saved experiments. They are deleted with their experiment. */
export interface TimelineStore {
  /** None where there is none, or one that this version cannot read. */
  get(id: string): StoredTimeline | null;
  /** Keeps it; for an experiment that is gone nothing happens. */
  put(id: string, timeline: StoredTimeline): void;
}

/** Timelines in an open database. */
export function timelineStore(db: Database): TimelineStore {
  const read = db.prepare<[string], { body: string }>(
    'SELECT body FROM timeline WHERE experiment_id = ?',
  );
  const write = db.prepare<{ id: string; body: string }>(
    `INSERT INTO timeline (experiment_id, body) SELECT id, @body FROM experiment WHERE id = @id
     ON CONFLICT (experiment_id) DO UPDATE SET body = excluded.body`,
  );
  return {
    get(id) {
      const row = read.get(id);
      const parsed = row ? timelineSchema.safeParse(JSON.parse(row.body)) : null;
      return parsed?.success ? parsed.data : null;
    },
    put: (id, timeline) => void write.run({ id, body: JSON.stringify(timeline) }),
  };
}
