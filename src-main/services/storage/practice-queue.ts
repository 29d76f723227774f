import type { Database } from 'better-sqlite3';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { CARD_STATE, isDue, type Card } from '#core/practice/schedule.ts';
import { cardOf, type CardRow } from './practice-tables.ts';

/** Times forgotten from which an item counts as a hard one. */
const HARD_LAPSES = 5;

/** An item with its card. */
export interface CardedItem {
  readonly item: string;
  readonly about: PracticeItem;
  readonly card: Card;
}

/** What of the cards is due: asked now, waiting for later today, and left for other days. */
export interface DueCards {
  readonly known: readonly CardedItem[];
  readonly fresh: readonly CardedItem[];
  readonly laterToday: readonly CardedItem[];
}

/** Reads the cards of a database. */
export interface PracticeQueue {
  all(): CardedItem[];
  /** `own` is the learner's own clock now (`learningTime`), `newPerDay` how many new items a day may bring. */
  due(now: number, own: number, today: number, newPerDay: number): DueCards;
  hard(): CardedItem[];
}

/** Opens the queue of the items that are there: what is asked, foretold and counted as due. */
export function practiceQueue(
  db: Database,
  isThere: (item: PracticeItem) => boolean = () => true,
): PracticeQueue {
  const cards = db.prepare<[], CardRow & { item: string; about: string }>(
    'SELECT * FROM practice_card ORDER BY due_day, due_at, item',
  );

  const all = () =>
    cards.all().flatMap((row) => {
      const about = JSON.parse(row.about) as PracticeItem;
      return isThere(about) ? [{ item: row.item, about, card: cardOf(row) }] : [];
    });

  return {
    all,
    due(now, own, today, newPerDay) {
      const known: CardedItem[] = [];
      const fresh: CardedItem[] = [];
      const laterToday: CardedItem[] = [];
      let begunToday = 0;
      for (const entry of all()) {
        const { card } = entry;
        if (card.firstDay === today) begunToday++;
        if (card.state === CARD_STATE.new) fresh.push(entry);
        else if (isDue(card, now, own)) known.push(entry);
        else if (card.state !== CARD_STATE.review && card.dueDay <= today) laterToday.push(entry);
      }
      const room = Math.max(0, newPerDay - begunToday);
      return { known, fresh: fresh.slice(0, room), laterToday };
    },
    hard: () =>
      all()
        .filter(({ card }) => card.lapses >= HARD_LAPSES)
        .sort((a, b) => b.card.lapses - a.card.lapses),
  };
}
