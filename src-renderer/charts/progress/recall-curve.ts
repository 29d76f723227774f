import type { Recall } from '#core/practice/statistics.ts';
import { css } from '../color.ts';
import type { Palette } from '../palette.ts';
import { axisText, plainAxis, tip, type ProgressOption } from './options.ts';

/** “1 day”, “4–7 days”: how long ago an item had been answered. */
export function gapWords({ from, to }: Pick<Recall, 'from' | 'to'>): string {
  if (from === to) return `${from} ${from === 1 ? 'day' : 'days'}`;
  return to > 1000 ? `${from} days or more` : `${from}–${to} days`;
}

/** What was still known after so many days, beside what FSRS had expected (dashed), and the share one aims at (dotted). */
export function recallOption(
  recall: readonly Recall[],
  retention: number,
  palette: Palette,
): ProgressOption {
  const label = {
    ...axisText(palette),
    formatter: (share: number) => `${Math.round(share * 100)} %`,
  };
  const lowest = Math.min(
    retention,
    ...recall.flatMap((row) => [row.recalled, row.expected].map((n) => n / row.reviews)),
  );
  return {
    animation: false,
    grid: { left: 4, right: 16, top: 12, bottom: 2, outerBoundsMode: 'same' },
    tooltip: {
      ...tip(palette),
      trigger: 'axis',
      formatter: (items) => {
        const index = Array.isArray(items) ? items[0]?.dataIndex : items.dataIndex;
        const row = recall[index ?? 0];
        if (!row) return '';
        const expected = Math.round((100 * row.expected) / row.reviews);
        return `After ${gapWords(row)}: ${row.recalled} of ${row.reviews} known<br>expected ${expected} %`;
      },
    },
    xAxis: {
      type: 'category',
      data: recall.map((row) =>
        gapWords(row).replace(/ days?( or more)?$/u, (_all, more) => (more ? '+' : '')),
      ),
      ...plainAxis(palette),
    },
    yAxis: {
      type: 'value',
      min: Math.max(0, Math.floor(lowest * 10 - 0.5) / 10),
      max: 1,
      ...plainAxis(palette, true),
      axisLabel: label,
    },
    series: [
      {
        type: 'line',
        name: 'known',
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: css(palette.good), width: 2 },
        itemStyle: { color: css(palette.good) },
        data: recall.map((row) => row.recalled / row.reviews),
      },
      {
        type: 'line',
        name: 'expected',
        symbol: 'none',
        lineStyle: { color: css(palette.soft), width: 1.5, type: 'dashed' },
        data: recall.map((row) => row.expected / row.reviews),
      },
      {
        type: 'line',
        name: 'aim',
        symbol: 'none',
        lineStyle: { color: css(palette.faint), width: 1, type: 'dotted' },
        data: recall.map(() => retention),
      },
    ],
  };
}
