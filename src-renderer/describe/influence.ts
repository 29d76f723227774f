import type { Address, Influence, InfluencedStage, Stage } from '#core/attention';

/** A later number and how much it changes per unit of the one asked about. */
export interface Influenced {
  readonly address: Address;
  readonly amount: number;
  /** The part of the largest amount of its stage, −1 … 1. */
  readonly share: number;
}

/** What a number does to one later stage of a layer, over all heads. */
export interface InfluencedGroup {
  readonly layer: number;
  readonly stage: Stage;
  /** How many of the stage's numbers depend on it, and how many there are. */
  readonly count: number;
  readonly size: number;
  /** The most affected ones, largest first. */
  readonly cells: readonly Influenced[];
}

/** The influence by stage, in the order of the computation; the heads of a stage are taken together. */
export function influenceGroups({ stages }: Influence): InfluencedGroup[] {
  const groups = new Map<string, InfluencedStage[]>();
  for (const stage of stages) {
    const key = `${stage.address.layer}/${stage.address.stage}`;
    groups.set(key, [...(groups.get(key) ?? []), stage]);
  }
  return [...groups.values()].map(groupOf);
}

function groupOf(stages: readonly InfluencedStage[]): InfluencedGroup {
  const all = stages
    .flatMap(({ address, cells }) =>
      cells.map(({ amount, ...cell }) => ({ address, cell, amount })),
    )
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const largest = Math.abs(all[0]?.amount ?? 0) || 1;
  const sum = (of: (stage: InfluencedStage) => number) =>
    stages.reduce((total, stage) => total + of(stage), 0);
  const { layer, stage } = stages[0]?.address ?? { layer: 0, stage: 'output' as const };
  return {
    ...{ layer, stage },
    count: sum(({ count }) => count),
    size: sum(({ rows, cols }) => rows * cols),
    cells: all.map(({ address, cell, amount }) => ({
      address: { ...address, ...cell },
      amount,
      share: amount / largest,
    })),
  };
}
