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
      ['Widest vectors', `${vectorBits()} bits`],
      ['Memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
      ['System', `${process.platform} ${process.arch}`],
      ['Node', `${process.versions.node} (V8 ${process.versions.v8})`],
      ...Object.entries(manifest.dependencies),
    ],
  );
}

/** How many bits the processor's widest vectors have, as far as the system tells. */
function vectorBits(): string {
  try {
    const flags = readFileSync('/proc/cpuinfo', 'utf8');
    return flags.includes('avx512f') ? '512' : flags.includes('avx2') ? '256' : '128';
  } catch {
    return 'unknown';
  }
}
