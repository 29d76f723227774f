import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRows } from '#core/attention';
import { npyBytes, zipPieces } from '#core/export';
import type { Run } from '#core/experiment';
import { written } from './write-cases.ts';

/** Writes every matrix of these runs as the lab exports them, `.npz` and one `.npy`, with the numbers that NumPy should read. */
export function writeArchives(
  folder: string,
  runs: readonly { readonly name: string; readonly run: Run }[],
): void {
  const cases = runs.map(({ name, run }, i) => {
    const files = run.nodes.map(({ address: { layer, stage, head }, value }) => ({
      name: `layer${layer + 1}_head${head + 1}_${stage}`,
      value,
    }));
    const pieces = zipPieces(
      files.map((file) => ({ name: `${file.name}.npy`, bytes: npyBytes(file.value) })),
    );
    writeFileSync(join(folder, `run-${i}.npz`), Buffer.concat(pieces));
    const [first] = files;
    if (first) writeFileSync(join(folder, `run-${i}.npy`), npyBytes(first.value));
    return {
      ...{ name, archive: `run-${i}.npz`, single: `run-${i}.npy` },
      matrices: files.map((file) => ({
        name: file.name,
        rows: toRows(file.value).map((row) => row.map(exactly)),
      })),
    };
  });
  writeFileSync(join(folder, 'archives.json'), JSON.stringify(cases));
}

/** JSON has no negative zero either, and here the bits are compared. */
function exactly(value: number): number | string {
  return Object.is(value, -0) ? '-0.0' : written(value);
}
