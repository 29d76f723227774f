import { headSize } from '#core/attention';
import { checkSize, KERNEL_LIMITS } from './shape.ts';

/**
 * How attention goes over the pairs of tokens. Dense computes and keeps every weight; the others stream, so that no
 * n × n matrix exists: over all pairs, over those a causal mask allows, or over a window around each token.
 */
export const COST_KINDS = ['dense', 'causal', 'window', 'streaming'] as const;
export type CostKind = (typeof COST_KINDS)[number];

export interface CostShape {
  readonly kind: CostKind;
  readonly tokens: number;
  /** Tokens of the other sequence, in cross-attention. */
  readonly contextTokens?: number;
  readonly dModel: number;
  readonly heads: number;
  /** Heads of keys and values (as many as queries have), columns of a head's keys and of its values (d_model ÷ heads). */
  readonly keyValueHeads?: number;
  readonly dK?: number;
  readonly dV?: number;
  /** For the window: how many tokens before and after its own a token sees. */
  readonly window?: number;
}

export type CostStage = 'projections' | 'scores' | 'softmax' | 'headOutput' | 'outputProjection';

export interface Cost {
  /** Products that are added to a sum: 2 floating point operations each. */
  readonly multiplyAdds: number;
  readonly exponentials: number;
  /** Memory that the results take, in float32. */
  readonly bytes: number;
}

export interface LayerCost extends Cost {
  readonly stages: readonly (Cost & { readonly stage: CostStage })[];
}

/** A streaming kernel's scores of one block: 64 keys × 8 queries. */
const BLOCK_SCORES = 64 * 8;

/**
 * What a layer costs, stage by stage: projections grow with n·d_model², scores and head outputs with pairs·d_model
 * (Vaswani et al. 2017, table 1). Throws `size.range` and `heads.indivisible`.
 */
export function costOf(shape: CostShape): LayerCost {
  const { kind, tokens: n, contextTokens: m = n, dModel, heads } = shape;
  checkSize('number of tokens', n, 2 ** 24);
  checkSize('number of context tokens', m, 2 ** 24);
  checkSize('d_model', dModel, 2 ** 20);
  checkSize('number of heads', heads, KERNEL_LIMITS.heads);
  const { keyValueHeads = heads } = shape;
  const dK = shape.dK ?? headSize(dModel, heads);
  const dV = shape.dV ?? headSize(dModel, heads);
  const pairs = visiblePairs(shape) * heads;
  const kept = kind === 'dense' ? pairs : BLOCK_SCORES;
  const projected = n * heads * dK + m * keyValueHeads * (dK + dV);
  const stages = [
    stageCost('projections', projected * dModel, 0, projected),
    stageCost('scores', pairs * dK, 0, kept),
    // Streaming turns a block's scores into weights where they are.
    stageCost('softmax', 0, pairs, kind === 'dense' ? kept : 0),
    stageCost('headOutput', pairs * dV, 0, n * heads * dV),
    stageCost('outputProjection', n * heads * dV * dModel, 0, n * dModel),
  ];
  const sum = (of: keyof Cost) => stages.reduce((total, stage) => total + stage[of], 0);
  return {
    stages,
    multiplyAdds: sum('multiplyAdds'),
    exponentials: sum('exponentials'),
    bytes: sum('bytes'),
  };
}

/** How many (query, key) pairs one head computes. */
function visiblePairs(shape: Omit<CostShape, 'dModel' | 'heads'>): number {
  const { kind, tokens: n, contextTokens: m = n, window = 0 } = shape;
  if (kind === 'dense' || kind === 'streaming') return n * m;
  if (kind === 'causal') return triangle(Math.min(n, m)) + Math.max(0, n - m) * m;
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    pairs += Math.max(0, Math.min(i + window + 1, m) - Math.max(i - window, 0));
  }
  return pairs;
}

const triangle = (n: number) => (n * (n + 1)) / 2;

function stageCost(stage: CostStage, multiplyAdds: number, exponentials: number, numbers: number) {
  return { stage, multiplyAdds, exponentials, bytes: numbers * 4 };
}
