import { defineStore } from 'pinia';
import { computed } from 'vue';
import { isHeadStage, type Address, type StageAddress } from '#core/attention';
import { LIMITS, type Edit } from '#core/experiment';
import { useDocument } from './document.ts';
import type { Cell, Look } from '../look/plan.ts';
import { useToasts } from '../frame/toasts.ts';

/** The numbers that were put in by hand. */
export const useEdits = defineStore('edits', () => {
  const document = useDocument();
  const toasts = useToasts();
  const list = computed(() => document.spec.edits);
  const byKey = computed(() => new Map(list.value.map((edit) => [keyOf(edit.address), edit])));

  function find(address: Address): Edit | undefined {
    return byKey.value.get(keyOf(address));
  }

  /** The edits of one matrix. */
  function ofStage(stage: StageAddress): Edit[] {
    const prefix = stageKeyOf(stage);
    return list.value.filter(({ address }) => stageKeyOf(address) === prefix);
  }

  /** Puts a number in place of the computed or given one. */
  function put(address: Address, value: number): void {
    const key = keyOf(address);
    const known = byKey.value.has(key);
    if (!known && list.value.length >= LIMITS.edits) {
      toasts.say(`${LIMITS.edits} cells are edited already; reset some to edit others.`);
      return;
    }
    const edit: Edit = { address: { ...address }, value };
    const edits = known
      ? list.value.map((one) => (keyOf(one.address) === key ? edit : one))
      : [...list.value, edit];
    document.edit({ edits });
  }

  /** Gives a cell its computed number again. */
  function reset(address: Address): void {
    const key = keyOf(address);
    if (byKey.value.has(key))
      document.edit({ edits: list.value.filter((one) => keyOf(one.address) !== key) });
  }

  function resetAll(): void {
    if (list.value.length > 0) document.edit({ edits: [] });
  }

  return { list, find, ofStage, put, reset, resetAll };
});

/** The address of a cell of the matrix that is looked at. */
export function addressAt({ layer, stage, head }: Look, { row, col }: Cell): Address {
  return { layer, stage, head: isHeadStage(stage) ? head : 0, row, col };
}

function stageKeyOf({ layer, stage, head }: StageAddress): string {
  return `${layer} ${stage} ${isHeadStage(stage) ? head : 0}`;
}

function keyOf(address: Address): string {
  return `${stageKeyOf(address)} ${address.row} ${address.col}`;
}
