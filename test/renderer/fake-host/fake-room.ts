import { LabError } from '#core/attention';
import type { Experiment, LabImplementation, RoomRow } from '#core/contract';
import { plainKey, runExperiment, stageOf, thumbnailOf, tokenize } from '#core/experiment';

/** What the fake room keeps beside the experiments. */
export interface FakeRoomState {
  tags: Map<string, string[]>;
  notes: Map<string, string>;
}

/** What the fake host holds that the room is about. */
interface Shelves {
  readonly experiments: Map<string, Experiment>;
  readonly removed: Map<string, Experiment>;
  readonly room: FakeRoomState;
}

/** The questions of the room in memory: found by plain inclusion, nothing is ever purged by itself. */
export function fakeRoom(
  state: Shelves,
  answer: <T>(question: string, make: () => T) => Promise<T>,
  found: (id: string) => Experiment,
): LabImplementation['room'] {
  const { tags, notes } = state.room;
  let copies = 0;

  function rowOf({ spec, ...experiment }: Experiment, removed: boolean): RoomRow {
    return {
      ...experiment,
      tags: tags.get(experiment.id) ?? [],
      tokens: tokenize(spec.text).length + (spec.context ? tokenize(spec.context).length : 0),
      hasNotes: (notes.get(experiment.id) ?? '') !== '',
      removedAt: removed ? experiment.updatedAt : null,
    };
  }

  function move(
    ids: readonly string[],
    from: Map<string, Experiment>,
    to: Map<string, Experiment>,
  ) {
    for (const id of ids) {
      const experiment = from.get(id);
      if (!experiment) throw new LabError('experiment.missing', 'It is not there.', { id });
      to.set(id, experiment);
      from.delete(id);
    }
  }

  function put(experiment: Experiment): Experiment {
    state.experiments.set(experiment.id, experiment);
    return experiment;
  }

  return {
    find: ({ text, tags: wanted, sort, reversed, bin, from, count }) =>
      answer('room.find', () => {
        const all = [...(bin ? state.removed : state.experiments).values()];
        const rows = all
          .map((experiment) => rowOf(experiment, bin))
          .filter((row) =>
            plainKey(`${row.name} ${row.text} ${row.context} ${row.tags.join(' ')}`).includes(
              plainKey(text),
            ),
          )
          .filter((row) => wanted.every((tag) => row.tags.includes(tag)))
          .toSorted((a, b) =>
            sort === 'name' ? a.name.localeCompare(b.name) : b.updatedAt - a.updatedAt,
          );
        if (reversed) rows.reverse();
        return {
          rows: rows.slice(from, from + count),
          from,
          total: rows.length,
          saved: state.experiments.size,
          inBin: state.removed.size,
        };
      }),
    tags: () =>
      answer('room.tags', () => {
        const names = [...tags.values()].flat();
        return [...new Set(names)].map((name) => ({
          name,
          count: names.filter((other) => other === name).length,
        }));
      }),
    rename: ({ id, name }) =>
      answer('room.rename', () =>
        put({ ...found(id), name, revision: found(id).revision + 1, updatedAt: Date.now() }),
      ),
    duplicate: ({ id }) =>
      answer('room.duplicate', () =>
        put({
          ...found(id),
          id: `copy-${++copies}`,
          name: `${found(id).name} (copy)`,
          revision: 1,
        }),
      ),
    retag: ({ ids, add, drop }) =>
      answer('room.retag', () => {
        for (const id of ids) {
          const kept = (tags.get(id) ?? []).filter((tag) => !drop.includes(tag));
          tags.set(id, [...new Set([...kept, ...add])]);
        }
      }),
    notes: ({ id }) => answer('room.notes', () => notes.get(found(id).id) ?? ''),
    writeNotes: ({ id, before, notes: next }) =>
      answer('room.writeNotes', () => {
        if ((notes.get(id) ?? '') !== before)
          throw new LabError('notes.conflict', 'They were changed elsewhere.');
        notes.set(id, next);
      }),
    remove: ({ ids }) => answer('room.remove', () => move(ids, state.experiments, state.removed)),
    restore: ({ ids }) => answer('room.restore', () => move(ids, state.removed, state.experiments)),
    purge: ({ ids }) =>
      answer('room.purge', () => {
        const gone = ids ?? [...state.removed.keys()];
        for (const id of gone) state.removed.delete(id);
        return gone.length;
      }),
    thumbnails: ({ ids }) =>
      answer('room.thumbnails', () =>
        ids.map((id) => {
          const { spec } = found(id);
          const shades = thumbnailOf(stageOf(runExperiment(spec), 'weights', 0));
          return { id, specHash: JSON.stringify(spec), ...shades };
        }),
      ),
  };
}
