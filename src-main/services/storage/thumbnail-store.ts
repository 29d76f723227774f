import type { Database } from 'better-sqlite3';
import type { Shades } from '#core/experiment';

/** Thumbnails by the checksum of the settings that they show. */
export interface ThumbnailStore {
  /** The checksum of a saved experiment's settings; undefined where there is none. */
  hashOf(id: string): string | undefined;
  get(specHash: string): Shades | undefined;
  put(specHash: string, thumbnail: Shades): void;
}

/** The thumbnails of an open database. */
export function thumbnailStore(db: Database): ThumbnailStore {
  const hash = db.prepare<[string], { spec_hash: string }>(
    'SELECT spec_hash FROM experiment WHERE id = ?',
  );
  const read = db.prepare<[string], { rows: number; cols: number; shades: Buffer }>(
    'SELECT rows, cols, shades FROM thumbnail WHERE spec_hash = ?',
  );
  const write = db.prepare<[string, number, number, Uint8Array]>(
    'INSERT OR REPLACE INTO thumbnail (spec_hash, rows, cols, shades) VALUES (?, ?, ?, ?)',
  );
  return {
    hashOf: (id) => hash.get(id)?.spec_hash,
    get(specHash) {
      const row = read.get(specHash);
      return row && { rows: row.rows, cols: row.cols, shades: Uint8Array.from(row.shades) };
    },
    put: (specHash, { rows, cols, shades }) => void write.run(specHash, rows, cols, shades),
  };
}
