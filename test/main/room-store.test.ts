import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEC, LIMITS } from '#core/experiment';
import { searchTerms } from '#main/services/storage/room-search.ts';
import { ALL, openRoom } from './open-room.ts';

describe('finding experiments', () => {
  it('finds words of the name, both sentences, tags and notes by how they begin, whatever case and accents', () => {
    const { room, add, names } = openRoom();
    add('Café am Ufer');
    add('Second', 'the river bank');
    add('Third', 'the cat', 'le chat était fatigué');
    const tagged = add('Fourth');
    room.retag([tagged], ['Größe'], []);
    const noted = add('Fifth');
    room.writeNotes(noted, '', 'Remember the ÜBERGANG here');
    expect(names({ text: 'cafe' })).toEqual(['Café am Ufer']);
    expect(names({ text: 'CAFÉ uf' })).toEqual(['Café am Ufer']);
    expect(names({ text: 'riv' })).toEqual(['Second']);
    expect(names({ text: 'fatigue' })).toEqual(['Third']);
    expect(names({ text: 'große' })).toEqual(['Fourth']);
    expect(names({ text: 'uberg' })).toEqual(['Fifth']);
    expect(names({ text: 'cafe river' })).toEqual([]);
    expect(names({ text: '   ' })).toHaveLength(5);
  });

  it('follows every change: renamed, re-noted, untagged, saved with another sentence', () => {
    const { experiments, room, add, names } = openRoom();
    const id = add('Alpha', 'one word');
    room.retag([id], ['red'], []);
    room.writeNotes(id, '', 'first note');
    room.rename(id, 'Beta', 9000);
    room.retag([id], [], ['RED']);
    room.writeNotes(id, 'first note', 'second remark');
    experiments.save(
      {
        id,
        revision: 2,
        name: 'Beta',
        spec: { ...DEFAULT_SPEC, text: 'another sentence' },
        checksum: null,
        engine: 1,
      },
      9500,
    );
    for (const gone of ['alpha', 'red', 'first', 'word']) expect(names({ text: gone })).toEqual([]);
    for (const there of ['beta', 'remark', 'another'])
      expect(names({ text: there })).toEqual(['Beta']);
  });

  it.each([
    '"',
    "'; DROP TABLE experiment; --",
    'name:cat',
    'cat OR dog',
    'cat NOT sat',
    'NEAR(cat sat)',
    '*',
    '^cat',
    'cat*',
    '(((',
    '{name}: cat',
    'a AND',
    '\u0000cat',
    '-',
    '🙂',
    '%',
    '_',
    '\\',
  ])('takes %j as text', (text) => {
    const { add, room } = openRoom();
    add('A cat sat here');
    expect(room.find({ ...ALL, text }).total).toBeLessThanOrEqual(1);
    expect(room.find(ALL).total).toBe(1);
  });

  it('never fails, whatever is typed', () => {
    const { add, room } = openRoom();
    add('A cat sat here');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(room.find({ ...ALL, text }).total).toBeLessThanOrEqual(1);
      }),
    );
    expect(searchTerms('say "cat" 🙂')).toEqual({ match: '"say"* """cat"""*', plain: ['🙂'] });
  });

  it('finds an emoji, which the full-text index leaves out', () => {
    const { add, names } = openRoom();
    add('עברית 🙂', 'שלום 👩‍👩‍👧');
    add('plain');
    expect(names({ text: '🙂' })).toEqual(['עברית 🙂']);
    expect(names({ text: 'עבר 👩‍👩‍👧' })).toEqual(['עברית 🙂']);
  });

  it('sorts by time, name without case and accents, and size, both ways, a stretch at a time', () => {
    const { room, add, names } = openRoom();
    add('zebra', 'one two three');
    add('Éclair', 'one');
    add('apple', 'one two');
    expect(names()).toEqual(['apple', 'Éclair', 'zebra']);
    expect(names({ sort: 'created', reversed: true })).toEqual(['zebra', 'Éclair', 'apple']);
    expect(names({ sort: 'name' })).toEqual(['apple', 'Éclair', 'zebra']);
    expect(names({ sort: 'name', reversed: true })).toEqual(['zebra', 'Éclair', 'apple']);
    expect(names({ sort: 'size' })).toEqual(['zebra', 'apple', 'Éclair']);
    expect(names({ sort: 'name', from: 1, count: 1 })).toEqual(['Éclair']);
    expect(room.find({ ...ALL, from: 50 })).toMatchObject({ rows: [], total: 3 });
  });

  it('narrows by every chosen tag', () => {
    const { room, add, names } = openRoom();
    const [a, b] = [add('a'), add('b')];
    room.retag([a, b], ['Course'], []);
    room.retag([a], ['mask'], []);
    expect(names({ tags: ['course'] })).toEqual(['b', 'a']);
    expect(names({ tags: ['course', 'MASK'] })).toEqual(['a']);
    expect(names({ tags: ['none'] })).toEqual([]);
    expect(room.tags()).toEqual([
      { name: 'Course', count: 2 },
      { name: 'mask', count: 1 },
    ]);
  });
});

describe('tags', () => {
  it('are one whatever their case and accents, spelled as first typed', () => {
    const { room, add } = openRoom();
    const [a, b] = [add('a'), add('b')];
    room.retag([a], ['Café'], []);
    room.retag([a, b], ['cafe', 'CAFÉ'], []);
    expect(room.find(ALL).rows.map(({ tags }) => tags)).toEqual([['Café'], ['Café']]);
  });

  it('beyond the limit are refused, for all experiments of that action', () => {
    const { room, add } = openRoom();
    const [a, b] = [add('a'), add('b')];
    const many = Array.from({ length: LIMITS.tags }, (_, i) => `t${i}`);
    room.retag([b], many, []);
    expect(() => room.retag([a, b], ['more'], [])).toThrow(
      expect.objectContaining({ code: 'tags.many' }),
    );
    expect(room.find(ALL).rows.find(({ id }) => id === a)?.tags).toEqual([]);
  });
});

describe('notes', () => {
  it('are not written over what another window wrote', () => {
    const { room, add } = openRoom();
    const id = add('a');
    room.writeNotes(id, '', 'mine');
    expect(() => room.writeNotes(id, '', 'theirs')).toThrow(
      expect.objectContaining({ code: 'notes.conflict' }),
    );
    expect(room.notes(id)).toBe('mine');
  });

  it('and tags are no new revision of the experiment; a name is', () => {
    const { room, add, experiments } = openRoom();
    const id = add('a');
    room.writeNotes(id, '', 'mine');
    room.retag([id], ['t'], []);
    expect(experiments.get(id).revision).toBe(1);
    room.rename(id, 'b', 5000);
    expect(experiments.get(id)).toMatchObject({ revision: 2, name: 'b', updatedAt: 5000 });
  });
});

describe('copies', () => {
  it('have a name of their own, the same settings, tags and notes, and go their own way', () => {
    const { room, add, experiments, names } = openRoom();
    const id = add('It', 'the river');
    room.retag([id], ['t'], []);
    room.writeNotes(id, '', 'a note');
    const copy = room.duplicate(id, 7000);
    room.duplicate(copy, 7000);
    room.duplicate(id, 7000);
    expect(names({ sort: 'name' })).toEqual(['It', 'It (copy 2)', 'It (copy 3)', 'It (copy)']);
    expect(experiments.get(copy)).toMatchObject({
      name: 'It (copy)',
      revision: 1,
      createdAt: 7000,
      spec: experiments.get(id).spec,
      checksum: 'abc',
    });
    expect(room.notes(copy)).toBe('a note');
    room.writeNotes(copy, 'a note', '');
    expect(room.notes(id)).toBe('a note');
    expect(room.find({ ...ALL, tags: ['t'] }).total).toBe(4);
  });

  it('of the longest name stay within its limit', () => {
    const { room, add, experiments } = openRoom();
    const copy = room.duplicate(add('x'.repeat(LIMITS.name)), 1);
    expect(experiments.get(copy).name).toHaveLength(LIMITS.name);
  });
});
