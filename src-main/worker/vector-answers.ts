import type { LikenessQuestion, NearestQuestion, WordPathsQuestion } from '#core/contract';
import {
  likenessOf,
  nearestTo,
  runExperiment,
  sentenceVector,
  wordPaths,
  type ExperimentSpec,
  type Run,
} from '#core/experiment';

/** Sentence vectors are small: so many are kept. */
const KEPT = 64;

/** Answers the questions about the vectors of words and sentences; `runOf` computes an experiment, or knows it. */
export function vectorAnswers(runOf: (spec: ExperimentSpec) => Run) {
  const sentences = new Map<string, Float64Array>();

  function vectorOf(spec: ExperimentSpec): Float64Array {
    const key = JSON.stringify(spec);
    // Each by itself: a run of a sentence that is only compared need not be kept.
    const vector = sentences.get(key) ?? sentenceVector(runExperiment(spec));
    sentences.delete(key);
    sentences.set(key, vector);
    const [oldest] = sentences.keys();
    if (sentences.size > KEPT && oldest !== undefined) sentences.delete(oldest);
    return vector;
  }

  return {
    wordPaths({ spec, place, other, otherPlace }: WordPathsQuestion) {
      const first = { run: runOf(spec), place };
      const second = other && runOf(other);
      const same = second ? second.tokens.indexOf(first.run.tokens[place] ?? '') : -1;
      const beside = otherPlace ?? same;
      const found = second && beside >= 0 ? { run: second, place: beside } : null;
      return { ...wordPaths(first, found), otherTokens: second && second.tokens };
    },
    nearest: ({ spec, place, step, other, most }: NearestQuestion) =>
      nearestTo({ run: runOf(spec), place }, step, other && runOf(other), most),
    likeness: ({ specs }: LikenessQuestion) => likenessOf(specs.map(vectorOf)),
  };
}
