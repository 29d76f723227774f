import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const CORE = resolve(import.meta.dirname, '../../src-core');

/** The compiler's complaints about one more file in the core. */
function complaints(code: string): string[] {
  const { config } = ts.readConfigFile(resolve(CORE, 'tsconfig.json'), ts.sys.readFile) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, CORE);
  const planted = resolve(CORE, 'planted.ts');
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === planted ? ts.createSourceFile(name, code, target) : readFile(name, target);
  const program = ts.createProgram([planted], { ...options, composite: false, noEmit: true }, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(({ messageText }) => String(messageText));
}

it.each(['window', 'document', 'process', 'Buffer', 'setTimeout', 'fetch', 'AbortController'])(
  'the core does not compile with %s: it belongs to a platform',
  (name) => {
    expect(complaints(`export const x = ${name};`).join()).toContain(`Cannot find name '${name}'`);
  },
);

it('the core compiles with the language alone', () => {
  expect(complaints('export const x = new Float64Array(Math.max(1, 2));')).toEqual([]);
});
