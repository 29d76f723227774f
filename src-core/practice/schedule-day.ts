export const MINUTE = 60_000;
export const DAY = 86_400_000;

/**
 * Time as the learner lives it: milliseconds on a clock whose midnight is where the learning day begins (`dayStart`,
 * hours after local midnight). `zone` is minutes east of UTC at that moment.
 */
export function learningTime(at: number, zone: number, dayStart: number): number {
  return at + zone * MINUTE - dayStart * 60 * MINUTE;
}

/** The learning day of a moment, as days since 1 January 1970. */
export function learningDay(at: number, zone: number, dayStart: number): number {
  return Math.floor(learningTime(at, zone, dayStart) / DAY);
}

/** “2026-05-03” of a learning day. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The learning day of “2026-05-03”. */
export function dayOfIso(iso: string): number {
  return Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

/** 0 for Monday … 6 for Sunday. */
export function weekday(day: number): number {
  // 1 January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}
