import { stageInfo } from './stages.ts';
import type { AnyStage, ExperimentSpec } from '#core/experiment';
import { fileName } from './file-name.ts';

interface Titled {
  readonly spec: Pick<ExperimentSpec, 'text'>;
  readonly layers: number;
  readonly look: { readonly stage: AnyStage; readonly layer: number; readonly head: number };
}

/** “Weights, layer 2, head 1”. */
export function lookTitle({ look, layers }: Titled): string {
  const { label, perHead } = stageInfo(look.stage);
  const layer = layers > 1 ? `, layer ${look.layer + 1}` : '';
  return `${label}${layer}${perHead ? `, head ${look.head + 1}` : ''}`;
}

/** What a file of this picture is called: after the sentence, the step and the kind of picture. */
export function pictureFile(titled: Titled, kind: string): string {
  const words = titled.spec.text.trim().split(/\s+/u).slice(0, 4).join(' ');
  return fileName(words, lookTitle(titled), kind);
}
