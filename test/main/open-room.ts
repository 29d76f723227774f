import { onTestFinished } from 'vitest';
import type { FindRequest } from '#core/contract';
import { DEFAULT_SPEC } from '#core/experiment';
import { experimentStore, openDatabase, roomStore } from '#main/services/storage/index.ts';
import { temporaryFolder } from '../support/lab.ts';

/** The first hundred of all, newest first. */
export const ALL: FindRequest = {
  text: '',
  tags: [],
  sort: 'changed',
  reversed: false,
  bin: false,
  from: 0,
  count: 100,
};

interface OpenRoom {
  readonly db: ReturnType<typeof openDatabase>['db'];
  readonly experiments: ReturnType<typeof experimentStore>;
  readonly room: ReturnType<typeof roomStore>;
  /** Answers the id. */
  readonly add: (name: string, text?: string, context?: string | null) => string;
  readonly names: (request?: Partial<FindRequest>) => string[];
}

/** A room over a new database that is closed with the test; `add` saves an experiment, a second later each time. */
export function openRoom(): OpenRoom {
  const { db } = openDatabase(temporaryFolder());
  onTestFinished(() => void db.close());
  const experiments = experimentStore(db);
  const room = roomStore(db);
  let time = 1000;
  const add = (name: string, text = 'The cat sat', context: string | null = null) =>
    experiments.save(
      {
        id: null,
        revision: 0,
        name,
        spec: { ...DEFAULT_SPEC, text, context },
        checksum: 'abc',
        engine: 1,
      },
      (time += 1000),
    ).id;
  const names = (request: Partial<FindRequest> = {}) =>
    room.find({ ...ALL, ...request }).rows.map(({ name }) => name);
  return { db, experiments, room, add, names };
}
