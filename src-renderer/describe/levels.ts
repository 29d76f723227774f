import { LEVELS, type Level } from '#core/practice';

const NAMES: Readonly<Record<Level, string>> = { 1: 'By hand', 2: 'Middle', 3: 'Hard' };

/** The levels of difficulty, to choose from. */
export const LEVEL_CHOICES = LEVELS.map((value) => ({ value, label: NAMES[value] }));

/** The name of a level, whether a number or the key of a count. */
export function levelWords(level: Level | string): string {
  return LEVEL_CHOICES.find(({ value }) => String(value) === String(level))?.label ?? String(level);
}
