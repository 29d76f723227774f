import { DAY, learningTime } from '#core/practice/schedule-day.ts';

/** A moment as it is now, and on the learner's own clock (see `learningTime`). `today` is its learning day. */
export interface Now {
  readonly at: number;
  readonly zone: number;
  readonly own: number;
  readonly today: number;
}

/** The moment of a clock, in a zone, for a learner whose day begins at `dayStart`. */
export function nowOf(at: number, zone: number, dayStart: number): Now {
  const own = learningTime(at, zone, dayStart);
  return { at, zone, own, today: Math.floor(own / DAY) };
}
