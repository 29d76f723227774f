import { mkdirSync, symlinkSync, cpSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/lab.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src-core', 'src-main', 'src-renderer'];

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; from: string }[];
  };
}

function cruise(cwd: string): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', join(ROOT, '.dependency-cruiser.js'), '--output-type', 'json'],
      ...FOLDERS,
    ],
    { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Cruise;
}

it('the import rules see our TypeScript and Vue files, and what these import', () => {
  const { modules } = cruise(ROOT);
  const dependenciesOf = (source: string) =>
    modules
      .find((module) => module.source === source)
      ?.dependencies.map(({ resolved }) => resolved);
  expect(modules.filter(({ source }) => /^src-.*\.ts$/.test(source)).length).toBeGreaterThan(60);
  expect(modules.filter(({ source }) => /^src-.*\.vue$/.test(source)).length).toBeGreaterThan(20);
  expect(dependenciesOf('src-core/experiment/run.ts')).toContain('src-core/attention/index.ts');
  expect(dependenciesOf('src-main/hosts/loopback/server.ts')).toContain(
    'src-core/contract/index.ts',
  );
  expect(dependenciesOf('src-renderer/App.vue')?.some((path) => path.endsWith('.vue'))).toBe(true);
});

const MODULE = 'export const a = 1;\n';

it.each([
  ['no-circular', { 'src-main/a.ts': "import './b.ts';", 'src-main/b.ts': "import './a.ts';" }],
  ['resolvable', { 'src-main/a.ts': "import './nowhere.ts';" }],
  ['attention-alone', { 'src-core/attention/a.ts': "import { z } from 'zod'; z;" }],
  [
    'attention-alone',
    {
      'src-core/attention/a.ts': "import '#core/experiment';",
      'src-core/experiment/index.ts': MODULE,
    },
  ],
  ['core-alone', { 'src-core/experiment/a.ts': "import { ref } from 'vue'; ref;" }],
  ['core-alone', { 'src-core/experiment/a.ts': "import 'node:fs';" }],
  [
    'renderer-sees-core-only',
    {
      'src-renderer/a.ts': "import type { A } from '../src-main/b.ts';",
      'src-main/b.ts': 'export type A = 1;',
    },
  ],
  [
    'renderer-sees-core-only',
    {
      'src-renderer/A.vue':
        "<script setup lang='ts'>import { b } from '../src-main/b.ts'; b;</script>",
      'src-main/b.ts': 'export const b = 1;',
    },
  ],
  ['renderer-no-node', { 'src-renderer/a.ts': "import 'node:fs';" }],
  [
    'services-know-no-host',
    {
      'src-main/services/a.ts': "import '../hosts/electron/b.ts';",
      'src-main/hosts/electron/b.ts': MODULE,
    },
  ],
  [
    'hosts-apart',
    {
      'src-main/hosts/electron/a.ts': "import '../loopback/b.ts';",
      'src-main/hosts/loopback/b.ts': MODULE,
    },
  ],
  ['electron-in-one-place', { 'src-main/services/a.ts': "import { app } from 'electron'; app;" }],
  ['ws-in-one-place', { 'src-main/services/a.ts': "import { WebSocket } from 'ws'; WebSocket;" }],
  [
    'sqlite-in-one-place',
    { 'src-main/services/a.ts': "import Sqlite from 'better-sqlite3'; Sqlite;" },
  ],
  [
    'only-stores-call-the-api',
    { 'src-renderer/views/a.ts': "import '../api/b.ts';", 'src-renderer/api/b.ts': MODULE },
  ],
  ['charts-are-pure', { 'src-renderer/charts/a.ts': "import { ref } from 'vue'; ref;" }],
  ['product-knows-no-test', { 'src-main/a.ts': "import '../test/b.ts';", 'test/b.ts': MODULE }],
] as [rule: string, files: Record<string, string>][])('the rule %s catches %o', (rule, files) => {
  const folder = temporaryFolder();
  for (const name of FOLDERS) mkdirSync(join(folder, name));
  for (const name of ['package.json', 'tsconfig.base.json'])
    cpSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  expect(cruise(folder).summary.violations.map((violation) => violation.rule.name)).toContain(rule);
});
