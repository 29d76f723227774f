import ts from 'typescript';
import { expect, it } from 'vitest';
import { LANGUAGES, programmeOf, programmeText, stageNamed } from '#core/code';
import { DEFAULT_SPEC, presetSpec, runExperiment } from '#core/experiment';
import { PROGRAMME_CASES } from './support.ts';

/** What the type checker says against programmes, strictly. */
function complaints(texts: readonly string[]): string[] {
  const options = {
    ...{ strict: true, noEmit: true, target: ts.ScriptTarget.ES2024 },
    ...{ lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'], types: [], skipLibCheck: true },
  };
  // As modules, so that the names of one do not meet those of another.
  const files = new Map(texts.map((text, i) => [`programme-${i}.ts`, `${text}\nexport {};`]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2024);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('is TypeScript that a strict compiler accepts', () => {
  const texts = PROGRAMME_CASES.map(([, spec]) =>
    programmeText(programmeOf(runExperiment(spec), 'typescript')),
  );
  expect(complaints(texts)).toEqual([]);
  expect(complaints(['const a: string = 1;'])).toHaveLength(1);
});

it.each(LANGUAGES)('has one line for every stage of a head: %s', (language) => {
  const programme = programmeOf(runExperiment(presetSpec('cat-tired')), language);
  const steps = programme.sections.find(({ part }) => part === 'steps')?.lines ?? [];
  for (const stage of ['query', 'scores', 'scaled', 'masked', 'weights', 'headOutput', 'concat'])
    expect(steps.filter((line) => line.stage === stage)).toHaveLength(1);
  const scores = steps.find(({ stage }) => stage === 'scores')?.text ?? '';
  const names = scores.match(/\w+/gu) ?? [];
  expect(names.map((name) => stageNamed(name, language))).toEqual(
    expect.arrayContaining(['scores', 'query', 'key']),
  );
});

it('says numbers that were drawn by their seed, so that it stays short', () => {
  const text = programmeText(programmeOf(runExperiment(DEFAULT_SPEC), 'numpy'));
  expect(text).toContain('draw("W_Q", 32, 32, 1 / math.sqrt(32))');
  expect(text.length).toBeLessThan(6_000);
});

it('writes out numbers that a seed does not give', () => {
  const text = programmeText(programmeOf(runExperiment(presetSpec('i-love-cats')), 'pytorch'));
  expect(text).toContain('[-1, 0.74, 0.37, -0.98]');
});
