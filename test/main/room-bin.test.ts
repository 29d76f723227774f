import { describe, expect, it } from 'vitest';
import { BIN_TIME, thumbnailStore } from '#main/services/storage/index.ts';
import { ALL, openRoom } from './open-room.ts';

describe('the bin', () => {
  it('keeps what was deleted for 30 days, then lets go of all that belongs to it', () => {
    const { db, room, add, names } = openRoom();
    const thumbnails = thumbnailStore(db);
    const id = add('old');
    add('young', 'Another text');
    room.retag([id], ['t'], []);
    room.writeNotes(id, '', 'remarkable');
    thumbnails.put(thumbnails.hashOf(id) ?? '', { rows: 1, cols: 1, shades: Uint8Array.of(9) });
    room.remove([id], 100_000);
    expect(names()).toEqual(['young']);
    expect(names({ text: 'remarkable' })).toEqual([]);
    expect(room.tags()).toEqual([]);
    expect(room.find({ ...ALL, bin: true, text: 'remark' }).rows).toMatchObject([
      { id, removedAt: 100_000, tags: ['t'], hasNotes: true },
    ]);
    expect(room.purgeOld(100_000 + BIN_TIME - 1)).toBe(0);
    room.restore([id]);
    expect(names({ tags: ['t'] })).toEqual(['old']);
    room.remove([id], 100_000);
    expect(room.purgeOld(100_000 + BIN_TIME)).toBe(1);
    for (const table of ['experiment', 'experiment_search', 'experiment_words'])
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 1 });
    for (const table of ['experiment_tag', 'thumbnail'])
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  });

  it('is emptied wholly or in part, and never touches what is not in it', () => {
    const { room, add } = openRoom();
    const [a, b, c] = [add('a'), add('b'), add('c')];
    room.remove([a, b], 1);
    expect(room.purge([a, c])).toBe(1);
    expect(room.find({ ...ALL, bin: true })).toMatchObject({ total: 1, saved: 1, inBin: 1 });
    expect(room.purge(null)).toBe(1);
    expect(room.find(ALL)).toMatchObject({ total: 1, inBin: 0 });
    expect(() => room.restore([a])).toThrow(
      expect.objectContaining({ code: 'experiment.missing' }),
    );
  });

  it('takes all of several or none', () => {
    const { room, add, names } = openRoom();
    const id = add('a');
    expect(() => room.remove([id, 'nowhere'], 1)).toThrow(
      expect.objectContaining({ code: 'experiment.missing' }),
    );
    expect(names()).toEqual(['a']);
  });

  it('keeps a thumbnail that another experiment still shows', () => {
    const { db, room, add } = openRoom();
    const thumbnails = thumbnailStore(db);
    const [a, b] = [add('a'), add('b')];
    const hash = thumbnails.hashOf(a) ?? '';
    expect(thumbnails.hashOf(b)).toBe(hash);
    thumbnails.put(hash, { rows: 1, cols: 2, shades: Uint8Array.of(9, 255) });
    room.remove([a], 1);
    room.purge([a]);
    expect(thumbnails.get(hash)).toEqual({ rows: 1, cols: 2, shades: Uint8Array.of(9, 255) });
  });
});
