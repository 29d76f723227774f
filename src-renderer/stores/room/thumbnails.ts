import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { RoomRow, Thumbnail } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';

/** How many are asked for at once: few, so that what is scrolled to comes soon. */
const BATCH = 8;
/** How many are kept in the page. */
const KEPT = 1000;

const keyOf = ({ id, revision }: Pick<RoomRow, 'id' | 'revision'>) => `${id} ${revision}`;

/** Small pictures of the rows in sight. They come when they come; nothing waits for them. */
export const useThumbnails = defineStore('thumbnails', () => {
  const known = shallowRef<ReadonlyMap<string, Thumbnail>>(new Map());
  let wanted: readonly RoomRow[] = [];
  let asking: AbortController | null = null;

  function of(row: RoomRow): Thumbnail | undefined {
    return known.value.get(keyOf(row));
  }

  /** Says which rows are in sight; those that have left it are no longer waited for. */
  function want(rows: readonly RoomRow[]): void {
    wanted = rows;
    if (!asking) void next();
  }

  async function next(): Promise<void> {
    const missing = wanted.filter((row) => !of(row)).slice(0, BATCH);
    if (missing.length === 0) return;
    asking = new AbortController();
    try {
      const ids = missing.map(({ id }) => id);
      const found = await labApi().room.thumbnails({ ids }, { signal: asking.signal });
      keep(missing, found);
    } catch {
      // A list without pictures is still a list; the next change asks again.
      wanted = [];
    } finally {
      asking = null;
    }
    await next();
  }

  function keep(rows: readonly RoomRow[], found: readonly Thumbnail[]): void {
    const all = [...known.value];
    for (const row of rows) {
      const thumbnail = found.find(({ id }) => id === row.id);
      // One that is gone meanwhile has an empty one, so that it is not asked for again.
      const none = { id: row.id, specHash: '', rows: 0, cols: 0, shades: new Uint8Array(0) };
      all.push([keyOf(row), thumbnail ?? none]);
    }
    known.value = new Map(all.slice(-KEPT));
  }

  /** Nothing is in sight any more. */
  function leave(): void {
    wanted = [];
    asking?.abort();
  }

  return { of, want, leave };
});
