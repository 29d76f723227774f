import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runExperiment } from '#core/experiment';
import { PROGRAMME_CASES } from '../../test/core/code/support.ts';
import { findPython } from './python.ts';
import { report, type ArchiveResult, type LanguageResult } from './report.ts';
import { writeArchives } from './write-archives.ts';
import { writeCases } from './write-cases.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LANGUAGES = ['numpy', 'pytorch'] as const;

/** Writes every experiment as Python, runs it, compares every number, and records the result in docs/. */
function verify(): number {
  const python = findPython(ROOT);
  const folder = mkdtempSync(join(tmpdir(), 'attention-python-'));
  const runs = PROGRAMME_CASES.map(([name, spec]) => ({ name, run: runExperiment(spec) }));
  const results: LanguageResult[] = [];
  let archives: ArchiveResult;
  try {
    for (const language of LANGUAGES) {
      const place = join(folder, language);
      mkdirSync(place);
      writeCases(place, language, runs);
      const result = answerOf(python, 'check.py', place) as Omit<LanguageResult, 'language'>;
      results.push({ language, ...result });
    }
    const place = join(folder, 'archives');
    mkdirSync(place);
    writeArchives(place, runs);
    archives = answerOf(python, 'read_archives.py', place) as ArchiveResult;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const docs = join(ROOT, 'docs');
  if (!existsSync(docs)) mkdirSync(docs);
  writeFileSync(join(docs, 'verify-python.md'), report(results, archives));
  const wrong = results.flatMap((one) => one.results).filter(({ other }) => other > 0);
  console.log(
    wrong.length === 0
      ? 'Every number is the same, to the digits that are shown. See docs/verify-python.md.'
      : `Numbers that differ: ${wrong.map(({ name }) => name).join('; ')}`,
  );
  console.log(
    `NumPy read ${archives.numbers} numbers of ${archives.matrices} matrices; ${archives.other} are other bits.`,
  );
  return wrong.length === 0 && archives.other === 0 ? 0 : 1;
}

/** What a script prints as JSON about a folder. Throws what it says when it fails. */
function answerOf(python: string, script: string, folder: string): unknown {
  const { status, stdout, stderr } = spawnSync(
    python,
    [join(import.meta.dirname, script), folder],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  process.stderr.write(stderr);
  if (status !== 0) throw new Error(`${script}: ${stdout}`);
  return JSON.parse(stdout) as unknown;
}

process.exitCode = verify();
