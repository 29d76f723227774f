import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { experimentStore, openDatabase } from '#main/services/storage/index.ts';
import { temporaryFolder } from '../../support/lab.ts';
import { record } from './record.ts';

describe('saved experiments', () => {
  function open() {
    const { db } = openDatabase(temporaryFolder());
    return { db, store: experimentStore(db) };
  }

  it('come back with the very same settings', () => {
    const { db, store } = open();
    const spec = {
      ...DEFAULT_SPEC,
      text: 'naïve 👩‍👩‍👧 עברית "quoted"',
      context: 'le chat',
      temperature: 0.1 + 0.2,
    };
    const saved = store.save({ ...record, spec }, 1000);
    expect(store.get(saved.id)).toEqual(saved);
    expect(saved).toMatchObject({
      spec,
      revision: 1,
      createdAt: 1000,
      updatedAt: 1000,
      context: 'le chat',
    });
    db.close();
  });

  it('refuses to write over a newer revision', () => {
    const { db, store } = open();
    const first = store.save(record, 1000);
    const second = store.save({ ...record, id: first.id, revision: 1, name: 'Mine' }, 2000);
    expect(second).toMatchObject({ revision: 2, name: 'Mine', createdAt: 1000, updatedAt: 2000 });
    expect(() =>
      store.save({ ...record, id: first.id, revision: 1, name: 'Theirs' }, 3000),
    ).toThrow(expect.objectContaining({ code: 'experiment.conflict' }));
    expect(store.get(first.id).name).toBe('Mine');
    db.close();
  });

  it('lists newest first, and takes a removal back', () => {
    const { db, store } = open();
    const a = store.save({ ...record, name: 'a' }, 1);
    const b = store.save({ ...record, name: 'b' }, 2);
    const c = store.save({ ...record, name: 'c' }, 3);
    expect(store.list().map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    store.remove(b.id, 4);
    expect(store.list().map(({ id }) => id)).toEqual([c.id, a.id]);
    expect(() => store.get(b.id)).toThrow(expect.objectContaining({ code: 'experiment.missing' }));
    store.restore(b.id);
    expect(store.list().map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    db.close();
  });

  it('says which experiment cannot be read, and keeps it', () => {
    const { db, store } = open();
    const { id } = store.save(record, 1);
    db.prepare(`UPDATE experiment SET spec = json_set(spec, '$.format', 99) WHERE id = ?`).run(id);
    expect(() => store.get(id)).toThrow(expect.objectContaining({ code: 'experiment.unreadable' }));
    expect(store.list()).toHaveLength(1);
    db.close();
  });
});
