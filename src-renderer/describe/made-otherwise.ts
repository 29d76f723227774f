import { cellLabel, type Stage } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { ablationName } from './changes.ts';
import { FAULT_NAMES } from './faults.ts';

/** What is given, not computed: another number there is another input, and attention is as defined. */
const GIVEN = /^(words|positions|contextWords|contextPositions|mask|[wb][QKVO12])$|(Gain|Shift)$/u;
/** So many things are named one by one. */
const MOST = 2;

/** What the learner did that makes the numbers differ from plain attention, in a few words; empty where nothing does. */
export function madeOtherwise({ faults, edits, ablations }: ExperimentSpec): string[] {
  const isComputed = ({ address }: { address: { stage: Stage } }) => !GIVEN.test(address.stage);
  const computed = edits.filter(isComputed);
  // A switched-off word is masked, which is attention as defined.
  const off = ablations.filter(({ kind }) => kind !== 'token');
  return [
    ...faults.map((fault) => `“${FAULT_NAMES[fault]}”`),
    ...few(
      computed.map(({ address }) => `${cellLabel(address)} put in by hand`),
      'numbers put in by hand',
    ),
    ...few(
      off.map((one) => `${ablationName(one)} switched off`),
      'parts switched off',
    ),
  ];
}

function few(names: readonly string[], many: string): readonly string[] {
  return names.length > MOST ? [`${names.length} ${many}`] : names;
}
