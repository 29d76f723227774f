import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runExperiment } from '#core/experiment';
import { PROGRAMME_CASES } from '../../test/core/code/support.ts';
import { findPython } from './python.ts';
import { report, type LanguageResult } from './report.ts';
import { writeCases } from './write-cases.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LANGUAGES = ['numpy', 'pytorch'] as const;

/** Writes every experiment as Python, runs it, compares every number, and records the result in docs/. */
function verify(): number {
  const python = findPython(ROOT);
  const folder = mkdtempSync(join(tmpdir(), 'attention-python-'));
  const runs = PROGRAMME_CASES.map(([name, spec]) => ({ name, run: runExperiment(spec) }));
  const results: LanguageResult[] = [];
  try {
    for (const language of LANGUAGES) {
      const place = join(folder, language);
      mkdirSync(place);
      writeCases(place, language, runs);
      const { status, stdout, stderr } = spawnSync(
        python,
        [join(import.meta.dirname, 'check.py'), place],
        { encoding: 'utf8', maxBuffer: 2 ** 28 },
      );
      process.stderr.write(stderr);
      if (status !== 0) throw new Error(`${language}: ${stdout}`);
      results.push({ language, ...(JSON.parse(stdout) as Omit<LanguageResult, 'language'>) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const docs = join(ROOT, 'docs');
  if (!existsSync(docs)) mkdirSync(docs);
  writeFileSync(join(docs, 'verify-python.md'), report(results));
  const wrong = results.flatMap((one) => one.results).filter(({ other }) => other > 0);
  console.log(
    wrong.length === 0
      ? 'Every number is the same, to the digits that are shown. See docs/verify-python.md.'
      : `Numbers that differ: ${wrong.map(({ name }) => name).join('; ')}`,
  );
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = verify();
