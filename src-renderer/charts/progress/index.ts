export { calendarHeight, calendarOption, calendarSize } from './calendar-map.ts';
export { dayBarsOption, type DayBar, type DayLayer } from './day-bars.ts';
export type { ProgressOption } from './options.ts';
export { gapWords, recallOption } from './recall-curve.ts';
export { barsHeight, shareBarsOption, type ShareBar } from './share-bars.ts';
