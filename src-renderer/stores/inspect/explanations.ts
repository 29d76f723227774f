import { defineStore } from 'pinia';
import type { Address, Explanation } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';

/** One text per number. */
const keyOf = ({ layer, stage, head, row, col }: Address) =>
  `${layer}/${stage}/${head}/${row}/${col}`;

/** The numbers of one experiment, taken apart; each is asked for once. */
export const useExplanations = defineStore('explanations', () => {
  let of: ExperimentSpec | null = null;
  let known = new Map<string, Explanation>();

  /** The explanation of a number of this experiment. Rejects as the engine does. */
  async function explain(
    spec: ExperimentSpec,
    address: Address,
    signal?: AbortSignal,
  ): Promise<Explanation> {
    if (spec !== of) {
      of = spec;
      known = new Map();
    }
    const mine = known;
    const before = mine.get(keyOf(address));
    if (before) return before;
    const { layer, stage, head, row, col } = address;
    const plain = { layer, stage, head, row, col };
    const answer = await labApi().attention.explain({ spec, address: plain }, { signal });
    mine.set(keyOf(address), answer);
    return answer;
  }

  return { explain, keyOf };
});
