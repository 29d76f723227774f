import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { LabError, type Address, type Explanation } from '#core/attention';
import type { ComputeReply, Experiment } from '#core/contract';
import { readNotes, type Part } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';

/** The most sums on a sheet. */
const MOST_SUMS = 12;

/** Everything that a printed sheet of an experiment shows, computed. */
export interface Sheet {
  readonly experiment: Experiment;
  readonly notes: string;
  readonly reply: ComputeReply;
  readonly layer: number;
  readonly head: number;
  readonly weights: Part;
  /** Of the pinned numbers; of the largest weight where none is pinned. */
  readonly sums: readonly Explanation[];
}

/** The sheet of one saved experiment. The old one stays until the new one is there. */
export const useSheet = defineStore('sheet', () => {
  const sheet = shallowRef<Sheet | null>(null);
  const error = shallowRef<LabError | null>(null);
  let turn = 0;

  /** Reads and computes; layer and head are those whose weights are printed. */
  async function load(id: string, layer = 0, head = 0): Promise<void> {
    const mine = ++turn;
    if (sheet.value?.experiment.id !== id) sheet.value = null;
    try {
      const made = await make(id, layer, head);
      if (mine !== turn) return;
      sheet.value = made;
      error.value = null;
    } catch (fault) {
      if (mine === turn)
        error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
  }

  return { sheet, error, load };
});

async function make(id: string, layer: number, head: number): Promise<Sheet> {
  const { experiments, room, attention } = labApi();
  const [experiment, notes] = await Promise.all([experiments.get({ id }), room.notes({ id })]);
  const { spec } = experiment;
  const parts = [{ layer, stage: 'weights' as const, head }];
  const reply = await attention.compute({ spec, parts, checksum: true });
  const [weights] = reply.parts;
  if (!weights) throw new LabError('internal', 'The weights are not there.');
  const pinned = readNotes(notes).flatMap((piece) => (piece.kind === 'pin' ? [piece.address] : []));
  const wanted = pinned.length > 0 ? pinned : [largestOf(weights)];
  const sums: Explanation[] = [];
  for (const address of wanted.slice(0, MOST_SUMS)) {
    const sum = await explained(experiment, address);
    if (sum) sums.push(sum);
  }
  return { experiment, notes, reply, layer, head, weights, sums };
}

/** Null for a pin whose number this experiment does not have. */
async function explained({ spec }: Experiment, address: Address): Promise<Explanation | null> {
  try {
    return await labApi().attention.explain({ spec, address });
  } catch (fault) {
    if (fault instanceof LabError && fault.code !== 'disconnected') return null;
    throw fault;
  }
}

function largestOf({ layer, stage, head, cols, data }: Part): Address {
  let at = 0;
  data.forEach((value, i) => {
    if (value > (data[at] ?? 0)) at = i;
  });
  return { layer, stage, head, row: Math.floor(at / cols), col: at % cols };
}
