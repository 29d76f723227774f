import {
  WEIGHT_STAGES,
  type LayerKind,
  type LayerWeights,
  type Node,
  type WeightStage,
} from '#core/attention';
import type { AnyStage, Run } from '#core/experiment';

/** What of a run decides which lines a programme has. */
export interface Facts {
  readonly run: Run;
  readonly layers: number;
  readonly heads: number;
  /** How many query heads share one key head. */
  readonly sharing: number;
  readonly cross: boolean;
  readonly kind: LayerKind;
  readonly activation: 'relu' | 'gelu' | null;
  /** Added under the root of the layer norms; null where there is none. */
  readonly epsilon: number | null;
  /** The learned matrices that some layer has. */
  readonly learned: readonly WeightStage[];
  /** The stages with numbers put in by hand, in some layer or head. */
  readonly changed: ReadonlySet<AnyStage>;
  /** Whether some query may be kept from some key. */
  readonly masks: boolean;
  /** Whether a query may be left with nothing to look at. */
  readonly mayBlockRows: boolean;
  readonly waves: boolean;
  /** What is drawn is drawn from it. */
  readonly seed: number;
}

/** The facts of a run. */
export function factsOf(run: Run): Facts {
  const { spec, model } = run;
  const changed = new Set(overridden(run).map(({ address }) => address.stage));
  const mask = givenOf(run, 'mask', 0);
  const first = model.layers[0];
  return {
    run,
    layers: model.layers.length,
    heads: model.heads,
    sharing: model.heads / model.keyValueHeads,
    cross: spec.context !== null,
    kind: model.layerKind,
    activation: activationOf(first),
    epsilon: first.attentionNorm?.epsilon ?? null,
    learned: WEIGHT_STAGES.filter((stage) =>
      model.layers.some((_, layer) => run.find({ layer, stage, head: 0 })),
    ),
    changed,
    masks: changed.has('mask') || (mask?.data.includes(0) ?? false),
    mayBlockRows:
      changed.has('mask') || changed.has('masked') || !['none', 'causal'].includes(spec.mask.kind),
    waves: 'positions' in spec.model && spec.model.positions === 'sinusoidal',
    seed: 'seed' in spec.model ? spec.model.seed : 0,
  };
}

function activationOf({ feedForward }: LayerWeights): Facts['activation'] {
  if (!feedForward) return null;
  return feedForward.activation === 'relu' ? 'relu' : 'gelu';
}

/** The stages of a run that have numbers put in by hand. */
export function overridden(run: Run): Node[] {
  return run.nodes.filter(({ overrides }) => overrides.length > 0);
}

/** The numbers that a given stage had before anything was put in by hand; undefined where it is computed or absent. */
export function givenOf(run: Run, stage: AnyStage, layer: number) {
  const node = run.find({ layer, stage, head: 0 });
  return node?.inputs.length === 0 ? node.operation.forward([]) : undefined;
}
