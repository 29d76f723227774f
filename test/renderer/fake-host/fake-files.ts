import { LabError } from '#core/attention';
import type { Experiment, LabImplementation } from '#core/contract';
import { fittingLabFile, parseLabFile, type LabFile, type StoredTimeline } from '#core/experiment';

interface FakeShelf {
  readonly experiments: Map<string, Experiment>;
  readonly timelines: ReadonlyMap<string, StoredTimeline>;
}

/** Files of experiments in memory. */
export function fakeFiles(
  { experiments, timelines }: FakeShelf,
  answer: <T>(question: string, make: () => T) => Promise<T>,
): LabImplementation['files'] {
  let bytes: number[] = [];
  const file = (): LabFile => parseLabFile(new TextDecoder('utf-8').decode(Uint8Array.from(bytes)));
  const fresh = () => file().experiments.filter(({ id }) => !experiments.has(id));

  return {
    write: ({ ids }) =>
      answer('files.write', () => {
        const chosen = [...experiments.values()].filter(({ id }) => ids?.includes(id) ?? true);
        const entries = chosen.map((experiment) => {
          const { id, name, spec, checksum, engine, createdAt, updatedAt } = experiment;
          return {
            ...{ id, name, spec, checksum, engine, createdAt, updatedAt },
            ...{ tags: [], notes: '', timeline: timelines.get(id) },
          };
        });
        return { ...fittingLabFile(entries, '0.0.0'), count: entries.length, unreadable: 0 };
      }),
    piece: ({ ticket, bytes: more }) =>
      answer('files.piece', () => {
        if (ticket === null) bytes = [];
        bytes = bytes.concat([...more]);
        return 'ticket';
      }),
    examine: () =>
      answer('files.examine', () => ({
        app: file().app,
        total: file().experiments.length,
        fresh: fresh().length,
        present: file().experiments.length - fresh().length,
        differing: [],
        names: fresh().map(({ name }) => name),
      })),
    bring: () =>
      answer('files.bring', () => {
        if (bytes.length === 0) throw new LabError('file.gone', 'It is not held.');
        const added = fresh();
        for (const { id, name, spec, checksum, engine, createdAt, updatedAt } of added) {
          const { text, context } = spec;
          const times = { createdAt, updatedAt, revision: 1 };
          experiments.set(id, { ...{ id, name, spec, text, context, checksum, engine }, ...times });
        }
        return { added: added.length, present: file().experiments.length - added.length };
      }),
    forget: () => answer('files.forget', () => void (bytes = [])),
  };
}
