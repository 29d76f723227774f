import { cellLabel, isHeadStage } from '#core/attention';
import type { Ablation, Edit, ExperimentSpec, MaskSpec } from '#core/experiment';
import { FAULT_NAMES } from './faults.ts';
import { modelChanges } from './model-change.ts';
import { decimal } from './numbers.ts';
import type { SpecChange } from './spec-change.ts';
import { wordChange } from './word-change.ts';

/** Everything that differs between two experiments, in words and in the order of the controls. */
export function changesBetween(before: ExperimentSpec, after: ExperimentSpec): SpecChange[] {
  if (before === after) return [];
  const list: SpecChange[] = [];
  const say = (subject: string, text: string, gradual = false) =>
    list.push({ subject, text, gradual });
  if (before.text !== after.text) say('text', wordChange(before.text, after.text), true);
  if (before.context !== after.context) {
    const [old, now] = [before.context, after.context];
    if (old === null) say('context', 'second sentence added');
    else if (now === null) say('context', 'second sentence removed');
    else say('context', wordChange(old, now, 'second sentence'), true);
  }
  if (before.model !== after.model) list.push(...modelChanges(before.model, after.model));
  if (before.temperature !== after.temperature) {
    const [old, now] = [before.temperature, after.temperature];
    say('temperature', `temperature ${shortest(old)} → ${shortest(now)}`, true);
  }
  const [scaling, scalingNow] = [scalingName(before.scaling), scalingName(after.scaling)];
  if (scaling !== scalingNow) say('scaling', `scaling ${scaling} → ${scalingNow}`, true);
  const [mask, maskNow] = [JSON.stringify(before.mask), JSON.stringify(after.mask)];
  if (mask !== maskNow) say('mask', maskChange(before.mask, after.mask), true);
  list.push(...editChanges(before.edits, after.edits));
  for (const fault of after.faults)
    if (!before.faults.includes(fault)) say(fault, `broken: ${FAULT_NAMES[fault]}`);
  for (const fault of before.faults)
    if (!after.faults.includes(fault)) say(fault, `mended: ${FAULT_NAMES[fault]}`);
  list.push(...ablationChanges(before.ablations, after.ablations));
  return list;
}

/** What was changed without what only went along with it: edits and masks follow words and sizes. */
export function mainChanges(changes: readonly SpecChange[]): readonly SpecChange[] {
  const leads = changes.filter(
    ({ subject }) => subject === 'text' || subject === 'context' || subject.startsWith('model'),
  );
  return leads.length > 0 ? leads : changes;
}

/** The differences in one line; “no change” where there is none. */
export function changeText(changes: readonly SpecChange[]): string {
  if (changes.length === 0) return 'no change';
  const [first = '', second, ...rest] = changes.map(({ text }) => text);
  if (second === undefined) return first;
  return rest.length === 0 ? `${first}, ${second}` : `${first} and ${rest.length + 1} more`;
}

function scalingName(scaling: ExperimentSpec['scaling']): string {
  if (scaling.kind === 'custom') return `÷ ${shortest(scaling.divisor)}`;
  return scaling.kind === 'none' ? 'none' : '÷ √d_k';
}

function maskChange(before: MaskSpec, after: MaskSpec): string {
  if (before.kind === 'painted' && after.kind === 'painted') return 'mask painted';
  if (before.kind === after.kind) return `${after.kind} mask changed`;
  return `mask ${before.kind} → ${after.kind}`;
}

function editChanges(before: readonly Edit[], after: readonly Edit[]): SpecChange[] {
  if (before === after) return [];
  const [old, now] = [byCell(before), byCell(after)];
  const put = [...now].filter(([key, edit]) => old.get(key)?.value !== edit.value);
  const taken = [...old].filter(([key]) => !now.has(key));
  if (put.length + taken.length > 1) {
    const text =
      now.size === 0 ? `${old.size} edits reset` : `${put.length + taken.length} cells edited`;
    return [{ subject: 'edits', text, gradual: false }];
  }
  return [
    ...put.map(([key, edit]) => ({
      subject: key,
      text: `${placeOf(edit)} = ${shortest(edit.value)}`,
      gradual: true,
    })),
    ...taken.map(([key, edit]) => ({
      subject: key,
      text: `${placeOf(edit)} reset`,
      gradual: false,
    })),
  ];
}

function byCell(edits: readonly Edit[]): Map<string, Edit> {
  return new Map(edits.map((edit) => [`cell ${Object.values(edit.address).join(' ')}`, edit]));
}

/** “W_Q[2, 3]”; with the head where every head has its own. */
function placeOf({ address }: Edit): string {
  const head = isHeadStage(address.stage) ? ` (head ${address.head + 1})` : '';
  return cellLabel(address) + head;
}

function ablationChanges(before: readonly Ablation[], after: readonly Ablation[]): SpecChange[] {
  if (before === after) return [];
  const [old, now] = [byText(before), byText(after)];
  const differ = (from: typeof old, to: typeof old) => [...from].filter(([key]) => !to.has(key));
  return [
    ...differ(now, old).map(([key, one]) => change(key, `${ablationName(one)} off`)),
    ...differ(old, now).map(([key, one]) => change(key, `${ablationName(one)} on`)),
  ];
}

function byText(list: readonly Ablation[]): Map<string, Ablation> {
  return new Map(list.map((one) => [JSON.stringify(one), one]));
}

function change(subject: string, text: string): SpecChange {
  return { subject, text, gradual: false };
}

/** “token 3”, “head 2 of layer 1”, “value of token 3”. */
export function ablationName(ablation: Ablation): string {
  switch (ablation.kind) {
    case 'token':
      return `token ${ablation.token + 1}`;
    case 'head':
      return `head ${ablation.head + 1} of layer ${ablation.layer + 1}`;
    case 'value': {
      const where = ablation.head === null ? '' : ` in head ${ablation.head + 1}`;
      return `value of token ${ablation.token + 1}${where}`;
    }
  }
}

/** A number as short as it can be told: 0.5, 1.25, −3. */
export function shortest(value: number): string {
  const rounded = Number(value.toPrecision(6));
  return Math.abs(rounded) >= 1e6 ? decimal(rounded) : String(rounded).replace('-', '−');
}
