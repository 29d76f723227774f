import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { plainKey, tokenize, type ExperimentSpec } from '#core/experiment';

/** Characters of a sentence that the list shows. */
const EXCERPT = 240;

/** What is stored beside an experiment so that it can be listed and sorted without reading its settings. */
export interface DerivedColumns {
  readonly name_key: string;
  readonly text: string;
  readonly context: string | null;
  readonly tokens: number;
  readonly spec_hash: string;
}

/** The derived columns of an experiment; `spec` as the text that is stored. */
export function derivedColumns(name: string, spec: ExperimentSpec, text: string): DerivedColumns {
  return {
    name_key: plainKey(name),
    text: spec.text.slice(0, EXCERPT),
    context: spec.context === null ? null : spec.context.slice(0, EXCERPT),
    tokens: countTokens(spec.text) + (spec.context === null ? 0 : countTokens(spec.context)),
    spec_hash: createHash('sha256').update(text).digest('hex'),
  };
}

/** Fills what a migration had to leave empty. */
export function fillDerivedColumns(db: Database): void {
  const empty = db
    .prepare<[], { key: number; name: string; spec: string }>(
      'SELECT key, name, spec FROM experiment WHERE spec_hash IS NULL',
    )
    .all();
  if (empty.length === 0) return;
  const fill = db.prepare<[{ key: number } & DerivedColumns]>(
    `UPDATE experiment SET name_key = @name_key, text = @text, context = @context, tokens = @tokens,
       spec_hash = @spec_hash WHERE key = @key`,
  );
  db.transaction(() => {
    for (const { key, name, spec } of empty) {
      const parsed = JSON.parse(spec) as ExperimentSpec;
      fill.run({ key, ...derivedColumns(name, parsed, spec) });
    }
  }).immediate();
}

/** 0 for a sentence that is empty; one that is too long counts as it is. */
function countTokens(text: string): number {
  if (text.trim() === '') return 0;
  try {
    return tokenize(text).length;
  } catch {
    return text.trim().split(/\s+/u).length;
  }
}
