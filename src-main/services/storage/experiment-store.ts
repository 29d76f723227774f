import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { LabError } from '#core/attention';
import type { Experiment, ExperimentSummary } from '#core/contract';
import { specSchema, type ExperimentSpec } from '#core/experiment';
import { derivedColumns, fillDerivedColumns, type DerivedColumns } from './experiment-columns.ts';

/** What a save writes. */
export interface ExperimentRecord {
  readonly id: string | null;
  /** The revision that was opened; 0 for a new experiment. */
  readonly revision: number;
  readonly name: string;
  readonly spec: ExperimentSpec;
  readonly checksum: string | null;
  readonly engine: number;
}

/** Saved experiments. Every call that returns has reached the disk. */
export interface ExperimentStore {
  list(): ExperimentSummary[];
  get(id: string): Experiment;
  save(record: ExperimentRecord, now: number): Experiment;
  /** Into the bin. */
  remove(id: string, now: number): void;
  restore(id: string): void;
}

type ListedRow = Omit<Row, 'spec'> & Pick<DerivedColumns, 'text' | 'context'>;

interface Row {
  id: string;
  name: string;
  spec: string;
  checksum: string | null;
  engine: number;
  revision: number;
  created_at: number;
  updated_at: number;
}

/** Experiments in an open database. Throws `experiment.missing`, `experiment.conflict`, `experiment.unreadable`. */
export function experimentStore(db: Database): ExperimentStore {
  fillDerivedColumns(db);
  const listRows = db.prepare<[], ListedRow>(
    `SELECT id, name, revision, created_at, updated_at, text, context, checksum, engine
     FROM experiment WHERE removed_at IS NULL ORDER BY updated_at DESC, key DESC`,
  );
  const find = db.prepare<[string], Row>(
    'SELECT * FROM experiment WHERE id = ? AND removed_at IS NULL',
  );
  const insert = db.prepare<[Row & DerivedColumns]>(
    `INSERT INTO experiment (id, name, name_key, text, context, tokens, spec_hash, spec, checksum, engine,
       revision, created_at, updated_at)
     VALUES (@id, @name, @name_key, @text, @context, @tokens, @spec_hash, @spec, @checksum, @engine,
       @revision, @created_at, @updated_at)`,
  );
  const update = db.prepare<[Row & DerivedColumns]>(
    `UPDATE experiment SET name = @name, name_key = @name_key, text = @text, context = @context,
       tokens = @tokens, spec_hash = @spec_hash, spec = @spec, checksum = @checksum, engine = @engine,
       revision = @revision, updated_at = @updated_at WHERE id = @id`,
  );
  const setRemoved = db.prepare<[number | null, string]>(
    'UPDATE experiment SET removed_at = ? WHERE id = ?',
  );

  function existing(id: string): Row {
    const row = find.get(id);
    if (row) return row;
    throw missingExperiment(id);
  }

  const save = db.transaction((record: ExperimentRecord, now: number): Row => {
    const before = record.id === null ? null : existing(record.id);
    if (before && before.revision !== record.revision) {
      throw new LabError(
        'experiment.conflict',
        'This experiment was changed elsewhere since you opened it. Save yours as a copy, or open the newer one first.',
        { stored: before.revision, opened: record.revision },
      );
    }
    const row: Row = {
      id: before?.id ?? randomUUID(),
      name: record.name,
      spec: JSON.stringify(record.spec),
      checksum: record.checksum,
      engine: record.engine,
      revision: (before?.revision ?? 0) + 1,
      created_at: before?.created_at ?? now,
      updated_at: now,
    };
    (before ? update : insert).run({ ...row, ...derivedColumns(row.name, record.spec, row.spec) });
    return row;
  });

  return {
    list: () =>
      listRows.all().map((row) => ({ ...summaryOf(row), text: row.text, context: row.context })),
    get: (id) => experimentOf(existing(id)),
    save: (record, now) => experimentOf(save.immediate(record, now)),
    remove(id, now) {
      existing(id);
      setRemoved.run(now, id);
    },
    restore: (id) => void setRemoved.run(null, id),
  };
}

/** That an experiment is not saved (any more). */
export function missingExperiment(id: string): LabError {
  return new LabError(
    'experiment.missing',
    'This experiment is no longer there; it may have been deleted in another window. Save yours as a new one to keep it.',
    { id },
  );
}

function summaryOf(row: Omit<Row, 'spec'>) {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}

function experimentOf(row: Row): Experiment {
  const parsed = specSchema.safeParse(JSON.parse(row.spec));
  if (!parsed.success) {
    throw new LabError(
      'experiment.unreadable',
      `“${row.name}” holds settings that this version of the lab does not know. It is kept as it is; open it with the version that saved it.`,
      { id: row.id },
    );
  }
  const { data: spec } = parsed;
  return {
    ...summaryOf(row),
    text: spec.text,
    context: spec.context,
    spec,
    checksum: row.checksum,
    engine: row.engine,
  };
}
