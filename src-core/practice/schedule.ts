import { createEmptyCard, forgetting_curve, fsrs, type FSRS, type Grade } from 'ts-fsrs';
import type { PracticePreferences } from './schedule-preferences.ts';
import { DAY, learningTime } from './schedule-day.ts';

/** Where an item stands on the way to being known; the numbers are those of FSRS. */
export const CARD_STATE = { new: 0, learning: 1, review: 2, relearning: 3 } as const;

/** What is remembered of an item to plan its return. Days are learning days. */
export interface Card {
  readonly state: number;
  /** Days after which nine in ten would still know it. */
  readonly stability: number;
  /** 1…10, as FSRS estimates it. */
  readonly hardness: number;
  readonly learningSteps: number;
  readonly scheduledDays: number;
  readonly reps: number;
  /** How often it was known and then forgotten. */
  readonly lapses: number;
  /** When it returns: milliseconds since 1970 … */
  readonly dueAt: number;
  /** … and the day; what returns after a day or more is due from that day's beginning. */
  readonly dueDay: number;
  /** The last answer on the learner's own clock, and its first day; null for a new item. */
  readonly lastTime: number | null;
  readonly firstDay: number | null;
}

/** What an answer did to an item's card. */
export interface Review {
  readonly card: Card;
  /** Days since the answer before; null for the first. */
  readonly gap: number | null;
  /** What FSRS expected, 0…1: how likely it was to be known; null for the first. */
  readonly predicted: number | null;
  /** Whether it is one to judge memory by: known before, and not asked again on the same day. */
  readonly counts: boolean;
}

/** When and how well an item was answered. `zone` in minutes east of UTC. */
export interface Answered {
  readonly at: number;
  readonly zone: number;
  readonly rating: 1 | 2 | 3 | 4;
}

/** Travel moves a learner's clock by little more than a day; one that went back further had been wrong. */
const MOST_TRAVEL = 2 * DAY;

const scheduler = new Map<number, FSRS>();

/** FSRS without fuzz: the same answers give the same plan. */
function schedulerFor(retention: number): FSRS {
  const known = scheduler.get(retention);
  if (known) return known;
  const made = fsrs({ request_retention: retention, enable_fuzz: false });
  scheduler.set(retention, made);
  return made;
}

/** The card of an item that was never answered: due at once. */
export function newCard(
  at: number,
  zone: number,
  { dayStart }: Pick<PracticePreferences, 'dayStart'>,
): Card {
  const time = learningTime(at, zone, dayStart);
  return {
    state: CARD_STATE.new,
    stability: 0,
    hardness: 0,
    learningSteps: 0,
    scheduledDays: 0,
    reps: 0,
    lapses: 0,
    dueAt: at,
    dueDay: Math.floor(time / DAY),
    lastTime: null,
    firstDay: null,
  };
}

/**
 * The card after an answer. FSRS counts days between the dates of its clock, so it is given the learner's own clock.
 * A clock that was set back, or a flight to the west, does not make time run backwards: no answer is before the last.
 * After a clock that had run days ahead, the answers given meanwhile count as given just now.
 */
export function review(
  card: Card,
  answered: Answered,
  preferences: Pick<PracticePreferences, 'retention' | 'dayStart'>,
): Review {
  const own = learningTime(answered.at, answered.zone, preferences.dayStart);
  const last = card.lastTime !== null && card.lastTime > own + MOST_TRAVEL ? own : card.lastTime;
  const time = Math.max(own, last ?? -Infinity);
  const today = Math.floor(time / DAY);
  const gap = last === null ? null : today - Math.floor(last / DAY);
  const predicted = gap === null ? null : retrievability(card, today);
  const before = {
    ...createEmptyCard(new Date(time)),
    state: card.state,
    stability: card.stability,
    difficulty: card.hardness,
    learning_steps: card.learningSteps,
    scheduled_days: card.scheduledDays,
    reps: card.reps,
    lapses: card.lapses,
    ...(last === null ? {} : { last_review: new Date(last) }),
  };
  const { card: after } = schedulerFor(preferences.retention).next(
    before,
    new Date(time),
    answered.rating as Grade,
  );
  const due = after.due.getTime();
  return {
    card: {
      state: after.state,
      stability: after.stability,
      hardness: after.difficulty,
      learningSteps: after.learning_steps,
      scheduledDays: after.scheduled_days,
      reps: after.reps,
      lapses: after.lapses,
      dueAt: answered.at + (due - time),
      dueDay: Math.floor(due / DAY),
      lastTime: time,
      firstDay: card.firstDay ?? today,
    },
    gap,
    predicted,
    counts: card.state === CARD_STATE.review && gap !== null && gap > 0,
  };
}

/**
 * Whether an item is to be asked. What returns after a day or more is due from that day's beginning; what was answered
 * by a clock that ran days ahead is due now.
 */
export function isDue(card: Card, now: number, own: number): boolean {
  if (card.lastTime !== null && card.lastTime > own + MOST_TRAVEL) return true;
  return card.state === CARD_STATE.review
    ? card.dueDay <= Math.floor(own / DAY)
    : card.dueAt <= now;
}

/** How likely an item is still known on a day, 0…1; 0 for one that was never answered. */
export function retrievability(
  card: Pick<Card, 'state' | 'stability' | 'lastTime'>,
  day: number,
): number {
  if (card.state === CARD_STATE.new || card.lastTime === null) return 0;
  const elapsed = Math.max(0, day - Math.floor(card.lastTime / DAY));
  return forgetting_curve(schedulerFor(0.9).parameters.w, elapsed, card.stability);
}
