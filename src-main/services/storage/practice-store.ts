import type { Database } from 'better-sqlite3';
import { LabError } from '#core/attention';
import type { Attempt, PracticeItem } from '#core/practice/attempt.ts';
import { newCard, type Card } from '#core/practice/schedule.ts';
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
import { derivation, type Derivation, type Derived } from './practice-derivation.ts';
import { dayOf, stepOf, type Deriving } from './practice-step.ts';
import { practiceTables, recallTallies, talliesOf, type RecallRow } from './practice-tables.ts';

/** Lines of the log that are derived at one go: a few milliseconds. */
const LINES = 250;

/** The log of practice and all that is derived from it, kept in step: every call is one transaction. */
export interface PracticeStore {
  readonly log: AttemptLog;
  /** Keeps an answer, once whatever how often it is sent. Answers its item's card. */
  record(attempt: Attempt, moment: Moment): { item: string; card: Card };
  /** Takes an answer back. Throws `attempt.missing`. */
  undo(id: string, moment: Moment): void;
  /** Answers how many of the items were not coming back before. */
  completeLesson(lesson: string, items: readonly PracticeItem[], moment: Moment): number;
  /**
   * Derives everything from the log again: a piece at each step, which yields how much is done (0…1); answers may come in
   * between. With the last piece the new takes the old one's place, and `done` is called in the same transaction.
   */
  rebuild(settings: Deriving, which: Derived, done: () => void): Generator<number>;
  reset(): void;
}

/** What an item's lines come to. */
interface Replayed {
  readonly card: Card | null;
  readonly about: PracticeItem | null;
  readonly recalls: readonly RecallRow[];
}

/** Opens the practice of a database. `preferences` are those under which the tables stand now. */
export function practiceStore(db: Database, preferences: () => Deriving): PracticeStore {
  const log = attemptLog(db);
  const tables = practiceTables(db);

  /** How often something that may have been derived already no longer counts: then deriving begins again. */
  let shrunk = 0;

  function countAnswer(row: LogRow, sign: 1 | -1): void {
    for (const one of talliesOf(row, dayOf(row, preferences()), sign)) tables.tally(one);
  }

  function countRecall(row: RecallRow, sign: 1 | -1): void {
    for (const one of recallTallies(row, sign)) tables.recall(one);
  }

  function replay(rows: readonly LogRow[]): Replayed {
    let card: Card | null = null;
    const recalls: RecallRow[] = [];
    for (const row of rows) {
      const next = stepOf(card, row, preferences());
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
    const { card, recall } = stepOf(before, row, preferences());
    tables.putCard(item, itemOf(row), card);
    countAnswer(row, 1);
    if (recall) countRecall(recall, 1);
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
    shrunk++;
    const before = replay(log.historyOf(row.item));
    log.append(undoneRow(row, moment));
    const after = replay(log.historyOf(row.item));
    for (const recall of before.recalls) countRecall(recall, -1);
    for (const recall of after.recalls) countRecall(recall, 1);
    countAnswer(row, -1);
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

  /** Takes in the lines after `seq` and puts what was derived in its place. */
  const finish = db.transaction((made: Derivation, seq: number, done: () => void) => {
    for (const line of linesAfter(seq)) made.take(line);
    made.save(tables);
    done();
  });

  function* linesAfter(seq: number): Generator<LogRow> {
    for (let from = seq; ;) {
      const lines = log.after(from, LINES);
      yield* lines.filter(({ undone }) => !undone);
      const last = lines.at(-1);
      if (!last) return;
      from = last.seq;
    }
  }

  function* rebuild(settings: Deriving, which: Derived, done: () => void): Generator<number> {
    for (;;) {
      const begun = shrunk;
      const made = derivation(settings, which);
      const last = log.lastSeq();
      let seq = 0;
      while (seq < last && shrunk === begun) {
        const lines = log.after(seq, LINES);
        for (const line of lines) if (!line.undone) made.take(line);
        seq = lines.at(-1)?.seq ?? last;
        yield Math.min(1, seq / last);
      }
      if (shrunk === begun) return finish.immediate(made, seq, done);
    }
  }

  return {
    log,
    record: (attempt, moment) => record.immediate(attempt, moment),
    undo: (id, moment) => undo.immediate(id, moment),
    completeLesson: (lesson, items, moment) => completeLesson.immediate(lesson, items, moment),
    rebuild,
    reset: db.transaction(() => {
      shrunk++;
      log.clear();
      tables.clear('all');
    }),
  };
}
