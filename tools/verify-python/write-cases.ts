import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHeadStage, toRows } from '#core/attention';
import { nameOf, programmeOf, programmeText, type Language } from '#core/code';
import type { Run } from '#core/experiment';

/** What is not kept layer by layer: the second sentence’s vectors are made once, before the layers. */
const OUTSIDE = ['contextEmbeddings'];

/** Writes the programmes of these runs into a folder, with the numbers that they should give. */
export function writeCases(
  folder: string,
  language: Language,
  runs: readonly { readonly name: string; readonly run: Run }[],
): void {
  const cases = runs.map(({ name, run }, i) => {
    const programme = `programme-${i}.py`;
    writeFileSync(join(folder, programme), programmeText(programmeOf(run, language)));
    const stages = run.nodes
      .filter(({ inputs, address }) => inputs.length > 0 && !OUTSIDE.includes(address.stage))
      .map(({ address: { layer, stage, head }, value }) => ({
        ...{ layer, head, perHead: isHeadStage(stage), name: nameOf(stage, language) },
        rows: toRows(value).map((row) => row.map(written)),
      }));
    return { name, programme, stages };
  });
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
}

/** JSON has no infinities. */
export function written(value: number): number | string {
  return Number.isFinite(value) ? value : String(value).replace('Infinity', 'inf');
}
