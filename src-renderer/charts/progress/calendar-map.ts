import { isoDay, weekday } from '#core/practice/schedule-day.ts';
import type { DayTally } from '#core/practice/statistics.ts';
import { css, mix } from '../color.ts';
import type { Palette } from '../palette.ts';
import { axisText, tip, type ProgressOption } from './options.ts';

const LEFT = 32;
const TOP = 20;

/** How many weeks are drawn, and how large their days are, px. */
export interface CalendarSize {
  readonly weeks: number;
  readonly cell: number;
}

/** A year where it fits into so many px, else as many weeks as do. */
export function calendarSize(width: number): CalendarSize {
  const room = width - LEFT - 4;
  const weeks = Math.max(4, Math.min(53, Math.floor(room / 12)));
  return { weeks, cell: Math.max(12, Math.min(18, Math.floor(room / weeks))) };
}

/** The height of a calendar, px. */
export function calendarHeight({ cell }: CalendarSize): number {
  return TOP + 7 * cell + 4;
}

/** The answers of each day as a calendar of the last weeks, a column a week, Monday at the top. */
export function calendarOption(
  days: readonly DayTally[],
  today: number,
  { weeks, cell }: CalendarSize,
  palette: Palette,
): ProgressOption {
  const first = today - weekday(today) - (weeks - 1) * 7;
  const cells = days
    .filter(({ day, answers }) => day >= first && day <= today && answers > 0)
    .map(({ day, answers }): [string, number] => [isoDay(day), answers]);
  const most = Math.max(8, ...cells.map(([, count]) => count));
  const ramp = [0.25, 0.5, 0.75, 1].map((t) => css(mix(palette.sunk, palette.good, t)));
  const bounds = [1, most / 8, most / 4, most / 2].map((bound, i) =>
    Math.max(i + 1, Math.ceil(bound)),
  );
  return {
    animation: false,
    tooltip: {
      ...tip(palette),
      formatter: (at) => {
        const [day, count] = (Array.isArray(at) ? at[0] : at)?.value as [string, number];
        const date = new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', {
          dateStyle: 'medium',
        });
        return `${date}: ${count} ${count === 1 ? 'answer' : 'answers'}`;
      },
    },
    visualMap: {
      show: false,
      type: 'piecewise',
      pieces: bounds.map((min, i) => ({
        min,
        max: (bounds[i + 1] ?? Infinity) - 1,
        color: ramp[i] ?? '',
      })),
    },
    calendar: {
      left: LEFT,
      top: TOP,
      cellSize: [cell, cell],
      range: [isoDay(first), isoDay(today)],
      itemStyle: { color: css(palette.sunk), borderColor: css(palette.panel), borderWidth: 2 },
      splitLine: { show: false },
      yearLabel: { show: false },
      dayLabel: {
        ...{ ...axisText(palette), firstDay: 1, margin: 6 },
        nameMap: ['', 'Mon', '', 'Wed', '', 'Fri', ''],
      },
      monthLabel: { ...axisText(palette), nameMap: 'en' },
    },
    series: [
      {
        type: 'heatmap',
        coordinateSystem: 'calendar',
        progressive: 0,
        itemStyle: { borderColor: css(palette.panel), borderWidth: 2, borderRadius: 4 },
        data: cells,
      },
    ],
  };
}
