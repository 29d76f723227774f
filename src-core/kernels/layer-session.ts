import { headSize, LabError } from '#core/attention';
import { runAttention, weightMap, type WeightMap } from './attention-session.ts';
import { planAttention, planScratch } from './attention-plan.ts';
import type { KernelCore } from './kernel-core.ts';
import { createLayout, jobAddress } from './layout.ts';
import { planProduct } from './product-plan.ts';
import { checkNumbers, checkSize, KERNEL_LIMITS, wholeShape } from './shape.ts';
import type { KeptWeights, KernelMask } from './shape.ts';

/** The sizes of a multi-head attention layer, and what it keeps. */
export interface LayerShape {
  readonly tokens: number;
  /** Tokens of the other sequence, in cross-attention. */
  readonly contextTokens?: number;
  readonly dModel: number;
  readonly heads: number;
  /** 1 ÷ √(dModel ÷ heads) unless given. */
  readonly scale?: number;
  readonly mask?: KernelMask;
  readonly keep?: KeptWeights;
}

/** Learned matrices, each (dModel × dModel), and biases (dModel), 0 where not given. */
export interface LayerWeights {
  readonly wQ: Float32Array;
  readonly wK: Float32Array;
  readonly wV: Float32Array;
  readonly wO: Float32Array;
  readonly bQ?: Float32Array;
  readonly bK?: Float32Array;
  readonly bV?: Float32Array;
  readonly bO?: Float32Array;
}

/** A layer in the kernel's memory: give weights and input, run, read the output; as often as you like. */
export interface LayerSession {
  readonly input: Float32Array; // (tokens, dModel)
  /** The same array as `input` in self-attention. */
  readonly context: Float32Array; // (contextTokens, dModel)
  readonly output: Float32Array; // (tokens, dModel)
  /** Where `keep` asked for it. */
  readonly weights?: WeightMap;
  /** Packs the learned matrices; once for many runs. Throws `shape.mismatch` and `number.invalid`. */
  setWeights(weights: LayerWeights): void;
  /** Throws `kernel.stale` when the kernel has prepared another session since. */
  run(): void;
}

const [WQ, WK, WV, ATTENTION, WO] = [0, 1, 2, 3, 4].map(jobAddress);

/** Lays out a layer: Q, K, V = X·W, attention per head, concat·W_O (Vaswani et al. 2017, §3.2.2). */
export function prepareLayer(core: KernelCore, given: LayerShape): LayerSession {
  const { tokens, dModel, contextTokens, ...rest } = given;
  checkSize('d_model', dModel, KERNEL_LIMITS.size);
  const size = headSize(dModel, rest.heads);
  const keys = contextTokens ?? tokens;
  const shape = wholeShape({ ...rest, queries: tokens, keys, headSize: size });
  const layout = createLayout();
  const input = layout.take(tokens * dModel);
  const context = contextTokens === undefined ? input : layout.take(keys * dModel);
  const plan = (job: number, left: number, leftRow: number, rows: number) =>
    planProduct(
      { left, leftRow, rows, inner: dModel, columns: dModel, job, threads: core.threads },
      layout,
    );
  const query = plan(WQ, input, dModel, tokens);
  const key = plan(WK, context, dModel, keys);
  const value = plan(WV, context, dModel, keys);
  const row = query.resultRow;
  const concat = layout.take(tokens * row);
  const placed = (address: number) => ({ address, row, head: size });
  const places = {
    query: placed(query.result),
    key: placed(key.result),
    value: placed(value.result),
    output: placed(concat),
  };
  const attend = planAttention(shape, places, layout, ATTENTION, core.threads);
  const result = plan(WO, concat, row, tokens);
  const scratches = Array.from({ length: core.threads }, (_, i) => planScratch(shape, layout, i));
  const { buffer, check } = core.claim(layout.bytes);
  const products = { Q: query, K: key, V: value, O: result };
  for (const product of Object.values(products)) product.write(buffer);
  attend.write(buffer);
  for (const write of scratches) write(buffer);

  const view = (address: number, length: number) => new Float32Array(buffer, address, length);
  const padded = view(result.result, tokens * row);
  const output = row === dModel ? padded : new Float32Array(tokens * dModel);
  const weights = weightMap(attend, buffer);
  const [attendPhase, ...mapPhases] = attend.phases;
  const phases = [query.phase, key.phase, value.phase, attendPhase];
  phases.push({ ...result.phase, waits: true }, ...mapPhases);
  let ready = false;
  return {
    input: view(input, tokens * dModel),
    context: view(context, keys * dModel),
    output,
    ...(weights && { weights }),
    setWeights(learned) {
      check();
      for (const name of ['Q', 'K', 'V', 'O'] as const) {
        const matrix = learned[`w${name}`];
        const bias = learned[`b${name}`];
        checkNumbers(`matrix W_${name}`, matrix, dModel * dModel);
        if (bias) checkNumbers(`bias b_${name}`, bias, dModel);
        products[name].pack(buffer, matrix, bias);
      }
      ready = true;
    },
    run() {
      check();
      if (!ready) {
        throw new LabError(
          'layer.weights',
          'The layer has no learned matrices yet; set its weights first.',
        );
      }
      runAttention(core, attend, phases, weights);
      if (output === padded) return;
      for (let i = 0; i < tokens; i++) {
        output.set(padded.subarray(i * row, i * row + dModel), i * dModel);
      }
    },
  };
}
