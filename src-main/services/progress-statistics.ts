import { CARD_STATE, retrievability } from '#core/practice/schedule.ts';
import type { PracticePreferences } from '#core/practice/schedule-preferences.ts';
import {
  firstDayOf,
  between,
  streakOf,
  type DueOn,
  type Knowledge,
  type Range,
  type Statistics,
} from '#core/practice/statistics.ts';
import type { Now } from './progress-now.ts';
import type { CardedItem, PracticeQueue, StatisticsStore } from './storage/index.ts';

const CALENDAR_DAYS = 53 * 7;
const FORECAST_DAYS = 30;

/** Everything that the progress page draws. */
export function statisticsOf(
  { queue, figures }: { queue: PracticeQueue; figures: StatisticsStore },
  { today }: Now,
  range: Range,
  { goal }: PracticePreferences,
): Statistics {
  const from = firstDayOf(range, today);
  const cards = queue.all();
  const days = figures.days();
  return {
    today,
    range,
    total: figures.total(from, today),
    // An answer of a clock that ran ahead belongs to “all”, and to no range that ends today.
    days: from === null ? days : between(days, from, today),
    calendar: between(days, today - CALENDAR_DAYS + 1, today),
    streak: streakOf(
      days.map(({ day }) => day),
      today,
    ),
    concepts: figures.by('concept', from, today),
    steps: figures.by('step', from, today),
    lessons: figures.by('lesson', from, today),
    levels: figures.by('level', from, today),
    mistakes: figures.by('mistake', from, today),
    recall: figures.recall(from, today),
    knowledge: knowledgeOf(cards, today),
    forecast: forecastOf(cards, today),
    goal,
  };
}

/** The mean chance, by concept, that its answered items are still known; the surest first. */
function knowledgeOf(cards: readonly CardedItem[], today: number): Knowledge[] {
  const sums = new Map<string, { items: number; recall: number }>();
  for (const { about, card } of cards) {
    if (card.state === CARD_STATE.new) continue;
    const recall = retrievability(card, today);
    for (const concept of new Set(about.concepts)) {
      const sum = sums.get(concept) ?? { items: 0, recall: 0 };
      sums.set(concept, { items: sum.items + 1, recall: sum.recall + recall });
    }
  }
  return [...sums]
    .map(([concept, { items, recall }]) => ({ concept, items, recall: recall / items }))
    .sort((a, b) => b.recall - a.recall || a.concept.localeCompare(b.concept));
}

/** How many answered items return on each of the next 30 days, every day listed. */
function forecastOf(cards: readonly CardedItem[], today: number): DueOn[] {
  const items = new Array<number>(FORECAST_DAYS).fill(0);
  for (const { card } of cards) {
    if (card.state === CARD_STATE.new) continue;
    const day = Math.max(0, card.dueDay - today);
    if (day < FORECAST_DAYS) items[day] = (items[day] ?? 0) + 1;
  }
  return items.map((count, i) => ({ day: today + i, items: count }));
}
