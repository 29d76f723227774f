import {
  given,
  recordLayerNorm,
  sum,
  type Node,
  type NormWeights,
  type Recorder,
  type Stage,
  type StageAddress,
} from '#core/attention';
import type { Embedded, Model } from './model.ts';
import type { ExperimentSpec } from './spec.ts';

/** Which of two sentences: the one that asks, or the one that is asked. */
type Sentence = 'text' | 'context';

const STAGES_OF = {
  text: ['words', 'positions'],
  context: ['contextWords', 'contextPositions'],
} as const satisfies Record<Sentence, readonly Stage[]>;

/** What of an earlier run can be taken over here. */
interface EmbeddedRun {
  readonly spec: ExperimentSpec;
  readonly model: Model;
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly embedded: Readonly<Record<Sentence, Embedded>>;
}

/** Word vectors, taken from the earlier run where model and tokens are the same. */
export function embed(
  model: Model,
  tokens: readonly string[],
  which: Sentence,
  earlier: EmbeddedRun | undefined,
  first: readonly string[] = tokens,
): Embedded {
  const known = earlier?.model === model ? earlier.embedded[which] : undefined;
  const same =
    sameTokens(which === 'text' ? earlier?.tokens : earlier?.contextTokens, tokens) &&
    (!model.sharesColumns || sameTokens(earlier?.tokens, first));
  // Of the second sentence an earlier run has vectors of its own only if it had one.
  const own = which === 'text' || earlier?.spec.context !== null;
  return known && same && own ? known : model.embed(tokens, which, first);
}

function sameTokens(before: readonly string[] | undefined, now: readonly string[]): boolean {
  return before?.length === now.length && now.every((token, i) => token === before[i]);
}

/** Words + positions, and their layer norm where there is one; the last step also stands at the addresses `ends`. */
export function recordEmbeddings(
  tape: Recorder,
  { words, positions }: Embedded,
  which: Sentence,
  ends: readonly StageAddress[],
  norm?: NormWeights,
): Node {
  const at = (stage: Stage): StageAddress => ({ layer: 0, stage, head: 0 });
  const [wordStage, positionStage] = STAGES_OF[which];
  const [end, ...others] = ends;
  if (!positions) return tape.record(end, given(words), [], [at(wordStage), ...others]);
  const word = tape.record(at(wordStage), given(words), []); // (n, d_model)
  const position = tape.record(at(positionStage), given(positions), []); // (n, d_model)
  if (!norm) return tape.record(end, sum, [word, position], others); // (n, d_model)
  const both = tape.record(at('embeddingSum'), sum, [word, position]); // (n, d_model)
  return recordLayerNorm(tape, 0, 'embedding', both, norm, others); // (n, d_model)
}
