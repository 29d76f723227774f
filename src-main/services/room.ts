import type { LabImplementation } from '#core/contract';
import type { AttentionRunner } from './attention-runner.ts';
import { roomStore, thumbnailStore, type Database, type ExperimentStore } from './storage/index.ts';
import { thumbnailsOf } from './thumbnails.ts';

/** What the room is made of. */
export interface RoomParts {
  readonly db: Database;
  readonly experiments: ExperimentStore;
  readonly runner: AttentionRunner;
  now(): number;
  /** Called after every change of the list. */
  changed(): void;
}

/** Answers the questions of the experiments room. Empties the bin of what has been there for 30 days. */
export function createRoom({
  db,
  experiments,
  runner,
  now,
  changed,
}: RoomParts): LabImplementation['room'] {
  const room = roomStore(db);
  const thumbnails = thumbnailStore(db);
  room.purgeOld(now());

  return {
    find: (request) => room.find(request),
    tags: () => room.tags(),
    rename({ id, name }) {
      room.rename(id, name, now());
      changed();
      return experiments.get(id);
    },
    duplicate({ id }) {
      const copy = experiments.get(room.duplicate(id, now()));
      changed();
      return copy;
    },
    retag({ ids, add, drop }) {
      room.retag(ids, add, drop);
      changed();
    },
    notes: ({ id }) => room.notes(id),
    writeNotes({ id, before, notes }) {
      room.writeNotes(id, before, notes);
      changed();
    },
    remove({ ids }) {
      room.purgeOld(now());
      room.remove(ids, now());
      changed();
    },
    restore({ ids }) {
      room.restore(ids);
      changed();
    },
    purge({ ids }) {
      const erased = room.purge(ids);
      changed();
      return erased;
    },
    thumbnails: ({ ids }, context) => thumbnailsOf(ids, context, thumbnails, experiments, runner),
  };
}
