import { createEmptyCard, dateDiffInDays, fsrs, type Grade } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '#core/attention';
import { isDue, newCard, retrievability, review, type Card } from '#core/practice/schedule.ts';
import { DAY, learningTime } from '#core/practice/schedule-day.ts';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';

const START = Date.UTC(2026, 0, 1, 9);
const HOUR = DAY / 24;
const MINUTE = 60_000;
/** A learner in Greenwich whose day begins at midnight: the learner's clock is the machine's. */
const PLAIN = { ...DEFAULT_PREFERENCES, dayStart: 0 };

describe('the schedule', () => {
  it.each([0.8, 0.9, 0.95])(
    'is that of ts-fsrs over a year of reviews, retention %d',
    (retention) => {
      const scheduler = fsrs({ request_retention: retention, enable_fuzz: false });
      const preferences = { ...PLAIN, retention };
      const random = randomStream(11, 'a year of reviews');
      let reviews = 0;
      let forgotten = 0;
      for (let item = 0; item < 60; item++) {
        let own = newCard(START, 0, preferences);
        let theirs = createEmptyCard(new Date(START));
        let at = START + item * HOUR;
        while (at < START + 365 * DAY) {
          const rating = random.uniform() < 0.2 ? 1 : random.uniform() < 0.3 ? 2 : 3;
          const expected = theirs.last_review
            ? scheduler.forgetting_curve(
                dateDiffInDays(theirs.last_review, new Date(at)),
                theirs.stability,
              )
            : null;
          const result = review(own, { at, zone: 0, rating }, preferences);
          theirs = scheduler.next(theirs, new Date(at), rating as Grade).card;
          own = result.card;
          reviews++;
          forgotten += rating === 1 ? 1 : 0;
          expect(own).toMatchObject({
            state: theirs.state,
            stability: theirs.stability,
            hardness: theirs.difficulty,
            learningSteps: theirs.learning_steps,
            scheduledDays: theirs.scheduled_days,
            reps: theirs.reps,
            lapses: theirs.lapses,
            dueAt: theirs.due.getTime(),
          });
          if (expected !== null) expect(result.predicted).toBe(expected);
          // Some come on time, some early on the same day, some days late.
          const off = Math.floor((random.uniform() - 0.2) * 3 * DAY);
          at = Math.max(at + HOUR, theirs.due.getTime() + off);
        }
      }
      expect(reviews).toBeGreaterThan(500);
      expect(forgotten).toBeGreaterThan(100);
    },
  );

  it('gives the same plan for the same answers', () => {
    const plan = () => {
      let card = newCard(START, 60, DEFAULT_PREFERENCES);
      for (const [days, rating] of [
        [0, 3],
        [0.01, 3],
        [3, 3],
        [14, 1],
        [14.1, 3],
        [20, 3],
      ] as const)
        card = review(card, { at: START + days * DAY, zone: 60, rating }, DEFAULT_PREFERENCES).card;
      return card;
    };
    expect(plan()).toEqual(plan());
  });

  it('is due from the beginning of the learning day on, not from the hour of the last answer', () => {
    const zone = 120;
    const late = Date.UTC(2026, 4, 3, 21, 30); // 23:30 there
    let card = newCard(late, zone, DEFAULT_PREFERENCES);
    for (const minutes of [0, 10])
      card = review(
        card,
        { at: late + minutes * MINUTE, zone, rating: 3 },
        DEFAULT_PREFERENCES,
      ).card;
    const due = (at: number) => isDue(card, at, learningTime(at, zone, 4));
    const dayBegins = Date.UTC(2026, 4, 3 + card.scheduledDays, 2); // 04:00 there
    expect(card.scheduledDays).toBeGreaterThan(0);
    expect(due(dayBegins - 1)).toBe(false);
    expect(due(dayBegins)).toBe(true);
  });

  it('counts an answer past midnight to the evening before', () => {
    const zone = 60;
    const evening = Date.UTC(2026, 0, 10, 20);
    let card = newCard(evening, zone, DEFAULT_PREFERENCES);
    for (const minutes of [0, 10]) {
      const at = evening + minutes * MINUTE;
      card = review(card, { at, zone, rating: 3 }, DEFAULT_PREFERENCES).card;
    }
    const pastMidnight = Date.UTC(2026, 0, 11, 1);
    const result = review(card, { at: pastMidnight, zone, rating: 3 }, DEFAULT_PREFERENCES);
    expect(result).toMatchObject({ gap: 0, counts: false });
  });
});

/** A card that is well known: reviewed on several days. */
function knownCard(zone: number): { card: Card; at: number } {
  let card = newCard(START, zone, DEFAULT_PREFERENCES);
  let at = START;
  for (let i = 0; i < 4; i++) {
    at = Math.max(at, card.dueAt) + MINUTE;
    card = review(card, { at, zone, rating: 3 }, DEFAULT_PREFERENCES).card;
  }
  return { card, at };
}

describe('clocks and zones', () => {
  it.each([
    ['a flight to the east', 0, 720],
    ['a flight to the west', 0, -660],
    ['over the date line', 840, -660],
    ['daylight saving time begins', 60, 120],
    ['daylight saving time ends', 120, 60],
  ])(
    '%s: the item still returns within a day of its day, and time does not run backwards',
    (_name, from, to) => {
      const { card, at } = knownCard(from);
      const wait = card.dueDay - Math.floor(learningTime(at, from, 4) / DAY);
      const dueAt = (offset: number) => isDue(card, at + offset, learningTime(at + offset, to, 4));
      expect(wait).toBeGreaterThan(2);
      expect(dueAt((wait - 2) * DAY)).toBe(false);
      expect(dueAt((wait + 2) * DAY)).toBe(true);
      const soon = review(card, { at: at + MINUTE, zone: to, rating: 3 }, DEFAULT_PREFERENCES);
      expect(soon.gap).toBeGreaterThanOrEqual(0);
      expect(soon.card.lastTime).toBeGreaterThanOrEqual(card.lastTime ?? Infinity);
      expect(soon.card.reps).toBe(card.reps + 1);
    },
  );

  it('a clock set back an hour counts the answer as given now', () => {
    const { card, at } = knownCard(0);
    const result = review(card, { at: at - HOUR, zone: 0, rating: 3 }, DEFAULT_PREFERENCES);
    expect(result).toMatchObject({ gap: 0, counts: false });
    expect(result.card.dueDay).toBeGreaterThanOrEqual(card.dueDay - 1);
  });

  it('after a clock that ran a year ahead, the item does not stay away for a year', () => {
    const { card } = knownCard(0);
    const wrong = { at: START + 365 * DAY, zone: 0, rating: 3 } as const;
    const ahead = review(card, wrong, DEFAULT_PREFERENCES).card;
    const now = START + 10 * DAY;
    expect(isDue(ahead, now, learningTime(now, 0, 4))).toBe(true);
    const back = review(ahead, { at: now, zone: 0, rating: 1 }, DEFAULT_PREFERENCES).card;
    expect(back.dueAt - now).toBeLessThan(DAY);
    expect(back.lastTime).toBe(learningTime(now, 0, 4));
  });
});

it('what is known fades, and nothing is known before the first answer', () => {
  expect(retrievability(newCard(START, 0, PLAIN), 30_000)).toBe(0);
  const { card, at } = knownCard(0);
  const day = Math.floor(learningTime(at, 0, 4) / DAY);
  const chances = [0, 1, 10, 100].map((days) => retrievability(card, day + days));
  expect(chances[0]).toBe(1);
  expect(chances).toEqual([...chances].sort((a, b) => b - a));
  expect(new Set(chances).size).toBe(4);
});
