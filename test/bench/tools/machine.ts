import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { table } from './markdown.ts';

/** What was measured on and with; nothing that tells whose machine it is. */
export function machineTable(): string {
  const processors = cpus();
  const manifest = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: Record<string, string> };
  return table(
    ['', ''],
    [
      ['Processor', `${processors[0]?.model ?? 'unknown'}, ${processors.length} cores`],
      ['Memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
      ['System', `${process.platform} ${process.arch}`],
      ['Node', `${process.versions.node} (V8 ${process.versions.v8})`],
      ...Object.entries(manifest.dependencies),
    ],
  );
}
