import type { PracticeOverview, QueuedItem } from '#core/contract';
import { CARD_STATE } from '#core/practice/schedule.ts';
import type { PracticePreferences } from '#core/practice/schedule-preferences.ts';
import {
  accuracy,
  between,
  streakOf,
  weakestOf,
  type KeyedTally,
} from '#core/practice/statistics.ts';
import type { Now } from './progress-now.ts';
import type { CardedItem, PracticeQueue, PracticeStore, StatisticsStore } from './storage/index.ts';

/** The days that the small calendar shows. */
const WEEKS = 16;
/** How long an answer takes before there are any to tell, milliseconds. */
const USUAL_MS = 45_000;
/** Who gives this share of right answers has no weak concept. */
const SURE = 0.9;

interface Sources {
  readonly store: PracticeStore;
  readonly queue: PracticeQueue;
  readonly figures: StatisticsStore;
}

/** Where the learner is and what is next. */
export function overviewOf(
  { store, queue, figures }: Sources,
  { at, own, today }: Now,
  { newPerDay, goal }: PracticePreferences,
): PracticeOverview {
  const { known, fresh, laterToday } = queue.due(at, own, today, newPerDay);
  const ever = figures.total(null, today);
  const month = figures.total(today - 29, today);
  const now = figures.total(today, today);
  const each = month.answers > 0 ? month.ms / month.answers : USUAL_MS;
  const days = figures.days();
  const concepts = figures.by('concept', today - 29, today).filter((row) => row.answers > 0);
  const last = store.log.last();
  return {
    today,
    due: known.length,
    dueNew: fresh.length,
    laterToday: laterToday.length,
    nextDueAt: laterToday[0]?.card.dueAt ?? null,
    dueMs: Math.round(each * (known.length + fresh.length)),
    hard: queue.hard().length,
    answersToday: now.answers,
    rightToday: now.right,
    goal,
    streak: streakOf(
      days.map(({ day }) => day),
      today,
    ),
    calendar: between(days, today - WEEKS * 7 + 1, today),
    answers: ever.answers,
    lessonsDone: store.log.lessonsDone(),
    weakest: weakConcept(concepts),
    concepts: concepts.map((row) => ({ concept: row.key, accuracy: accuracy(row) ?? 0 })),
    last: last?.item ? { id: last.id, item: last.item } : null,
  };
}

function weakConcept(concepts: readonly KeyedTally[]): PracticeOverview['weakest'] {
  const worst = weakestOf(concepts);
  const share = worst ? (accuracy(worst) ?? 0) : 1;
  return worst && share < SURE ? { concept: worst.key, accuracy: share } : null;
}

/** An item as it is asked. */
export function queuedItem({ item, about, card }: CardedItem): QueuedItem {
  return {
    ...about,
    item,
    isNew: card.state === CARD_STATE.new,
    dueAt: card.dueAt,
    lapses: card.lapses,
    reps: card.reps,
  };
}
