import type { PracticeItem } from '#core/practice/attempt.ts';
import type { Card } from '#core/practice/schedule.ts';
import { itemOf, type LogRow } from './attempt-log.ts';
import { dayOf, stepOf, type Deriving } from './practice-step.ts';
import {
  recallTallies,
  talliesOf,
  type PracticeTables,
  type RecallTally,
  type TallyRow,
} from './practice-tables.ts';

type Sums<Row> = { -readonly [Name in keyof Row]: Row[Name] };

/** What a log comes to, gathered in memory line by line. */
export interface Derivation {
  /** Takes the next line; those that were taken back are to be left out. */
  take(row: LogRow): void;
  /** Puts it into the tables, in place of what was there. */
  save(tables: PracticeTables): void;
}

/** What is derived: all, or the cards alone where the counts stand as they are. */
export type Derived = 'all' | 'cards';

/** Begins to derive under the given settings. */
export function derivation(settings: Deriving, derived: Derived): Derivation {
  const cards = new Map<string, { card: Card; about: PracticeItem }>();
  const tallies = new Map<string, Sums<TallyRow>>();
  const recalls = new Map<string, Sums<RecallTally>>();

  return {
    take(row) {
      if (row.item === null || (row.event !== 'answer' && row.event !== 'scheduled')) return;
      const { card, recall } = stepOf(cards.get(row.item)?.card ?? null, row, settings);
      cards.set(row.item, { card, about: itemOf(row) });
      if (row.event !== 'answer' || derived === 'cards') return;
      for (const one of talliesOf(row, dayOf(row, settings), 1)) {
        const sum = tallies.get(`${one.aspect} ${one.span} ${one.day} ${one.key}`);
        if (sum) add(sum, one);
        else tallies.set(`${one.aspect} ${one.span} ${one.day} ${one.key}`, { ...one });
      }
      for (const one of recall ? recallTallies(recall, 1) : []) {
        const sum = recalls.get(`${one.span} ${one.day} ${one.gap}`);
        if (sum) addRecall(sum, one);
        else recalls.set(`${one.span} ${one.day} ${one.gap}`, { ...one });
      }
    },
    save(tables) {
      tables.clear(derived);
      for (const [item, { card, about }] of cards) tables.putCard(item, about, card);
      for (const row of tallies.values()) tables.tally(row);
      for (const row of recalls.values()) tables.recall(row);
    },
  };
}

function add(sum: Sums<TallyRow>, one: TallyRow): void {
  sum.answers += one.answers;
  sum.right += one.right;
  sum.almost += one.almost;
  sum.wrong += one.wrong;
  sum.score += one.score;
  sum.ms += one.ms;
}

function addRecall(sum: Sums<RecallTally>, one: RecallTally): void {
  sum.reviews += one.reviews;
  sum.recalled += one.recalled;
  sum.expected += one.expected;
}
