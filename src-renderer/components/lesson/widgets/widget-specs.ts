import { DEFAULT_SPEC, LIMITS, withScores, type ExperimentSpec } from '#core/experiment';

const COUNTING = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const TALE = 'a small boat drifts past the old bridge while children wave slowly'.split(' ');

const within = (value: number, { min, max }: { min: number; max: number }) =>
  Math.min(Math.max(value, min), max);

/** An experiment in which the first of some words has these scores (at most twelve). */
export function scoresSpec(scores: readonly number[], temperature = 1): ExperimentSpec {
  const text = COUNTING.slice(0, scores.length).join(' ');
  const spec = withScores(text, 0, scores);
  return { ...spec, temperature: within(temperature, LIMITS.temperature) };
}

/** The same with a number by which the scores are divided. */
export function dividedSpec(scores: readonly number[], divisor: number): ExperimentSpec {
  return { ...scoresSpec(scores), scaling: { kind: 'custom', divisor } };
}

/** A layer of these sizes over a text of so many words, as far as the Lab goes. */
export function layerSpec(tokens: number, heads: number, headSize: number): ExperimentSpec {
  const words = Array.from({ length: Math.min(tokens, LIMITS.tokens) }, (_, i) => {
    return TALE[i % TALE.length];
  });
  const dModel = within(heads * headSize, LIMITS.dModel);
  const model = { kind: 'seeded', seed: 7, dModel, heads, positions: 'sinusoidal' } as const;
  return {
    ...DEFAULT_SPEC,
    text: words.join(' '),
    model: { ...model, dK: headSize, dV: headSize },
  };
}

/** What of such a layer the Lab leaves out, or nothing. */
export function layerNote(tokens: number, heads: number, headSize: number): string {
  const parts = [
    ...(tokens > LIMITS.tokens ? [`${LIMITS.tokens} words`] : []),
    ...(heads * headSize > LIMITS.dModel.max ? [`d_model ${LIMITS.dModel.max}`] : []),
  ];
  return parts.length ? `The Lab keeps every number, so it goes up to ${parts.join(' and ')}.` : '';
}
