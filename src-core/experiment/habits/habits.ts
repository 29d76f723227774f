import type { Matrix } from '#core/attention';
import type { Run } from '../run.ts';
import { MARKED_SENTENCES, type MarkedSentence } from './sentences.ts';

/** What a head may be seen to do: where a word’s greatest weight goes. */
export const HABITS = [
  'previous',
  'next',
  'itself',
  'separator',
  'punctuation',
  'same word',
  'verb to subject',
  'pronoun to noun',
] as const;
export type Habit = (typeof HABITS)[number];

/** How often a head did something, of the times that it could. */
export interface HabitRate {
  readonly habit: Habit;
  readonly hits: number;
  readonly of: number;
}

/** The measured habits of one head, in the order of `HABITS`. */
export interface HeadHabits {
  readonly layer: number;
  readonly head: number;
  readonly rates: readonly HabitRate[];
}

const SPECIAL = /^\[.+\]$/u;
const PUNCTUATION = /^\p{P}$/u;

/** Which keys count as a hit for a query; null where the question does not arise. */
type Hits = ((query: number) => ReadonlySet<number> | null)[];

/**
 * Measures every head on the marked sentences, one sentence a step, yielding the share that is done. Counted is the key with a
 * query’s greatest weight: of all for separators, of the words for the rest, since many heads look at separators where they
 * have nothing to do (Clark et al. 2019, arXiv 1906.04341). Separators ask nothing. `runOf` computes a sentence with the model as it is.
 */
export function* measureHabits(
  runOf: (text: string) => Run,
  sentences: readonly MarkedSentence[] = MARKED_SENTENCES,
): Generator<number, HeadHabits[], void> {
  const counts = new Map<string, { hits: number; of: number }[]>();
  let sizes = { layers: 0, heads: 0 };
  for (const [done, sentence] of sentences.entries()) {
    const run = runOf(sentence.text);
    sizes = { layers: run.layers.length, heads: run.model.heads };
    const hits = hitsOf(run.tokens, sentence);
    run.layers.forEach(({ heads }, layer) =>
      heads.forEach(({ weights }, head) => {
        const key = `${layer}/${head}`;
        const own = counts.get(key) ?? HABITS.map(() => ({ hits: 0, of: 0 }));
        counts.set(key, own);
        run.tokens.forEach((token, query) => {
          if (SPECIAL.test(token)) return;
          const most = greatest(weights, query, () => true);
          const mostWord = greatest(weights, query, (key) => !SPECIAL.test(run.tokens[key]));
          hits.forEach((find, habit) => {
            const wanted = find(query);
            if (!wanted) return;
            own[habit].of++;
            const found = HABITS[habit] === 'separator' ? most : mostWord;
            if (wanted.has(found)) own[habit].hits++;
          });
        });
      }),
    );
    yield (done + 1) / sentences.length;
  }
  return Array.from({ length: sizes.layers * sizes.heads }, (_, i): HeadHabits => {
    const [layer, head] = [Math.floor(i / sizes.heads), i % sizes.heads];
    const own = counts.get(`${layer}/${head}`) ?? [];
    return { layer, head, rates: own.map((count, nth) => ({ habit: HABITS[nth], ...count })) };
  });
}

function hitsOf(tokens: readonly string[], { acts = [], means = [] }: MarkedSentence): Hits {
  const places = (test: (token: string, at: number) => boolean) =>
    new Set(tokens.flatMap((token, at) => (test(token, at) ? [at] : [])));
  const separators = places((token) => SPECIAL.test(token));
  const punctuation = places((token) => PUNCTUATION.test(token));
  const pairs = (list: readonly (readonly [string, string])[]) =>
    new Map(list.map(([from, to]) => [tokens.indexOf(from), new Set([tokens.indexOf(to)])]));
  const subjects = pairs(acts.map(([subject, verb]) => [verb, subject] as const));
  const nouns = pairs(means);
  return [
    (query) => (separators.has(query - 1) ? null : new Set([query - 1])),
    (query) => (separators.has(query + 1) ? null : new Set([query + 1])),
    (query) => new Set([query]),
    () => separators,
    (query) => (punctuation.size > 0 && !punctuation.has(query) ? punctuation : null),
    (query) => {
      const same = places((token, at) => token === tokens[query] && at !== query);
      return same.size > 0 ? same : null;
    },
    (query) => subjects.get(query) ?? null,
    (query) => nouns.get(query) ?? null,
  ];
}

function greatest({ cols, data }: Matrix, row: number, counts: (key: number) => boolean): number {
  let most = -1;
  for (let j = 0; j < cols; j++)
    if (counts(j) && (most < 0 || data[row * cols + j] > data[row * cols + most])) most = j;
  return most;
}
