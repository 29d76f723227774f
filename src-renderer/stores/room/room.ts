import { defineStore } from 'pinia';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { FindRequest, Found, RoomRow, TagCount } from '#core/contract';
import { labApi, labLink } from '#renderer/api/index.ts';

/** Rows are fetched in stretches that begin at a multiple of this. */
const STRETCH = 60;
/** The most rows of one question. */
const MOST = 480;

/** What the room lists: the wish (words, tags, order, bin), and the rows in sight of what was found. */
export const useRoom = defineStore('room', () => {
  const wish = reactive({
    text: '',
    tags: [] as string[],
    sort: 'changed' as FindRequest['sort'],
    reversed: false,
    bin: false,
  });
  /** As long as all that was found; rows that were never in sight are undefined. Null before the first answer. */
  const rows = shallowRef<readonly (RoomRow | undefined)[] | null>(null);
  const counts = shallowRef<Pick<Found, 'total' | 'saved' | 'inBin'> | null>(null);
  const tags = shallowRef<readonly TagCount[]>([]);
  const error = shallowRef<LabError | null>(null);
  const loading = ref(false);
  const narrowed = computed(() => wish.text.trim() !== '' || wish.tags.length > 0);
  /** The rows in sight. */
  let span = { from: 0, to: 1 };
  let turn = 0;

  /** Reads the rows in sight; `fresh` forgets the others, which may have changed. */
  async function load(fresh = true): Promise<void> {
    const mine = ++turn;
    const from = Math.floor(span.from / STRETCH) * STRETCH;
    const count = Math.min(MOST, Math.ceil((span.to - from) / STRETCH + 1) * STRETCH);
    loading.value = true;
    try {
      const [found, used] = await Promise.all([
        labApi().room.find({ ...wish, tags: [...wish.tags], from, count }),
        fresh ? labApi().room.tags() : tags.value,
      ]);
      if (mine !== turn) return;
      take(found, fresh);
      tags.value = used;
      error.value = null;
    } catch (fault) {
      if (mine === turn)
        error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  function take({ rows: found, from, ...numbers }: Found, fresh: boolean): void {
    const known = fresh || numbers.total !== rows.value?.length ? [] : rows.value;
    const next = Array.from({ length: numbers.total }, (_, i) => found[i - from] ?? known[i]);
    rows.value = next;
    counts.value = numbers;
  }

  /** Says which rows are in sight, so that they are read where they are not there yet. */
  function show(from: number, to: number): void {
    span = { from, to: Math.max(to, from + 1) };
    const all = rows.value;
    if (!all) return;
    for (let i = from; i < Math.min(to, all.length); i++) if (!all[i]) return void load(false);
  }

  labLink().connection.on('experimentsChanged', () => {
    if (rows.value) void load();
  });
  watch(
    () => [wish.text, wish.tags, wish.sort, wish.reversed, wish.bin],
    () => {
      span = { from: 0, to: STRETCH };
      void load();
    },
  );

  function clear(): void {
    wish.text = '';
    wish.tags = [];
  }

  return { wish, rows, counts, tags, error, loading, narrowed, load, show, clear };
});
