import type { Database } from 'better-sqlite3';
import { LabError } from '#core/attention';
import type { Attempt, PracticeItem } from '#core/practice/attempt.ts';
import { newCard, review, type Card } from '#core/practice/schedule.ts';
import { learningDay } from '#core/practice/schedule-day.ts';
import type { PracticePreferences } from '#core/practice/schedule-preferences.ts';
import {
  answerRow,
  attemptLog,
  completedRow,
  itemOf,
  scheduledRow,
  undoneRow,
  type AttemptLog,
  type LogRow,
  type Moment,
} from './attempt-log.ts';
import { practiceTables, recallRow, type RecallRow } from './practice-tables.ts';

/** The log of practice and all that is derived from it, kept in step: every call is one transaction. */
export interface PracticeStore {
  readonly log: AttemptLog;
  /** Keeps an answer, once whatever how often it is sent. Answers its item's card. */
  record(attempt: Attempt, moment: Moment): { item: string; card: Card };
  /** Takes an answer back. Throws `attempt.missing`. */
  undo(id: string, moment: Moment): void;
  /** Answers how many of the items were not coming back before. */
  completeLesson(lesson: string, items: readonly PracticeItem[], moment: Moment): number;
  /** Derives everything from the log again. */
  rebuild(): void;
  reset(): void;
}

/** What an item's lines come to. */
interface Replayed {
  readonly card: Card | null;
  readonly about: PracticeItem | null;
  readonly recalls: readonly RecallRow[];
}

/** Opens the practice of a database. `preferences` is asked whenever something is derived. */
export function practiceStore(db: Database, preferences: () => PracticePreferences): PracticeStore {
  const log = attemptLog(db);
  const tables = practiceTables(db);

  function step(before: Card | null, row: LogRow): { card: Card; recall: RecallRow | null } {
    const set = preferences();
    const card = before ?? newCard(row.at, row.zone, set);
    if (row.event === 'scheduled') return { card, recall: null };
    const { at, zone } = row;
    const rating = row.rating ?? 1;
    const result = review(card, { at, zone, rating }, set);
    return { card: result.card, recall: recallRow(dayOf(row), result, rating) };
  }

  function dayOf({ at, zone }: Moment): number {
    return learningDay(at, zone, preferences().dayStart);
  }

  function replay(rows: readonly LogRow[]): Replayed {
    let card: Card | null = null;
    const recalls: RecallRow[] = [];
    for (const row of rows) {
      const next = step(card, row);
      card = next.card;
      if (next.recall) recalls.push(next.recall);
    }
    const newest = rows.at(-1);
    return { card, about: newest ? itemOf(newest) : null, recalls };
  }

  const record = db.transaction((attempt: Attempt, moment: Moment) => {
    const known = log.find(attempt.id);
    const row = known ?? answerRow(attempt, moment);
    const item = row.item ?? '';
    const before = tables.card(item) ?? null;
    if (known) return { item, card: before ?? newCard(row.at, row.zone, preferences()) };
    log.append(row);
    const { card, recall } = step(before, row);
    tables.putCard(item, itemOf(row), card);
    tables.tally(row, dayOf(row), 1);
    if (recall) tables.recall(recall, 1);
    return { item, card };
  });

  const undo = db.transaction((id: string, moment: Moment) => {
    const row = log.find(id);
    if (row?.event !== 'answer' || row.item === null) {
      throw new LabError(
        'attempt.missing',
        'This answer is not in the log, so it cannot be taken back. Reload the page to see what is.',
        { id },
      );
    }
    if (log.isUndone(id)) return;
    const before = replay(log.historyOf(row.item));
    log.append(undoneRow(row, moment));
    const after = replay(log.historyOf(row.item));
    for (const recall of before.recalls) tables.recall(recall, -1);
    for (const recall of after.recalls) tables.recall(recall, 1);
    tables.tally(row, dayOf(row), -1);
    if (after.card && after.about) tables.putCard(row.item, after.about, after.card);
    else tables.dropCard(row.item);
  });

  const completeLesson = db.transaction(
    (lesson: string, items: readonly PracticeItem[], moment: Moment) => {
      if (!log.lessonsDone().includes(lesson)) log.append(completedRow(lesson, moment));
      let scheduled = 0;
      for (const item of items) {
        const row = scheduledRow(item, moment);
        if (row.item === null || tables.card(row.item)) continue;
        log.append(row);
        tables.putCard(row.item, item, newCard(moment.at, moment.zone, preferences()));
        scheduled++;
      }
      return scheduled;
    },
  );

  const rebuild = db.transaction(() => {
    tables.clear();
    const cards = new Map<string, { card: Card; about: PracticeItem }>();
    // A prepared statement that is being read may not be written through: the log is read whole first.
    for (const row of [...log.all()]) {
      if (row.undone || row.item === null) continue;
      if (row.event !== 'answer' && row.event !== 'scheduled') continue;
      const { card, recall } = step(cards.get(row.item)?.card ?? null, row);
      cards.set(row.item, { card, about: itemOf(row) });
      if (row.event !== 'answer') continue;
      tables.tally(row, dayOf(row), 1);
      if (recall) tables.recall(recall, 1);
    }
    for (const [item, { card, about }] of cards) tables.putCard(item, about, card);
  });

  return {
    log,
    record: (attempt, moment) => record.immediate(attempt, moment),
    undo: (id, moment) => undo.immediate(id, moment),
    completeLesson: (lesson, items, moment) => completeLesson.immediate(lesson, items, moment),
    rebuild: () => rebuild.immediate(),
    reset: db.transaction(() => {
      log.clear();
      tables.clear();
    }),
  };
}
