import { CONCEPTS } from '#core/practice';
import { DAY } from '#core/practice/schedule-day.ts';
import { accuracy, type Tally } from '#core/practice/statistics.ts';
import { STAGE_LIST } from './stages.ts';

const CONCEPT_TITLES = new Map<string, string>(CONCEPTS.map(({ id, title }) => [id, title]));
const STEP_TITLES: Readonly<Record<string, string>> = {
  embeddings: 'Embeddings',
  query: 'Queries',
  key: 'Keys',
  value: 'Values',
  scores: 'Scores',
  scaled: 'Scaling',
  masked: 'Masking',
  weights: 'Softmax',
  headOutput: 'Weighted sum',
  concat: 'Joining heads',
  output: 'Output',
};

// Made once: making one costs more than a hundred uses of it.
const FULL_DAY = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
});
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
});
const WHOLE = new Intl.NumberFormat('en');

/** The words for a concept that answers are counted by. */
export function conceptWords(id: string): string {
  return CONCEPT_TITLES.get(id) ?? sentence(id);
}

/** The words for a step of the computation. */
export function stepWords(stage: string): string {
  return STEP_TITLES[stage] ?? sentence(stage);
}

/** Where a step stands in the computation, for an order that is that of the pipeline. */
export function stepPlace(stage: string): number {
  const place = STAGE_LIST.findIndex((info) => info.stage === stage);
  return place < 0 ? Infinity : place;
}

/** “why-attention” as “Why attention”: for ids that nothing else names. */
export function sentence(id: string): string {
  const words = id.replace(/^\d+-/u, '').replaceAll(/[-_]+/gu, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A share as “83 %”, on one line; “–” where there is nothing to share. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}\u00a0%`;
}

/** How much was right, as “83 %”. */
export function accuracyWords(tally: Pick<Tally, 'answers' | 'score'>): string {
  return percent(accuracy(tally));
}

/** “1 answer”, “12 answers”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${WHOLE.format(count)} ${count === 1 ? one : many}`;
}

/** A count with its thousands apart: “60,194”. */
export function whole(count: number): string {
  return WHOLE.format(count);
}

/** A length of time as a person would say it: “45 s”, “12 min”, “3 h 20 min”. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
}

/** A learning day as “Mon, 4 May 2026”. */
export function dayWords(day: number): string {
  return FULL_DAY.format(day * DAY);
}

/** A learning day as “4 May”. */
export function shortDay(day: number): string {
  return SHORT_DAY.format(day * DAY);
}

/** Time on a clock that runs down: “4:07”. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
