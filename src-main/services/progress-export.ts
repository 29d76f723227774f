import type { LogRow } from './storage/index.ts';

const COLUMNS = [
  ...['time', 'undone', 'room', 'session', 'item', 'lesson', 'generator', 'level', 'seed'],
  ...['exercise', 'kind', 'concepts', 'step', 'difficulty', 'outcome', 'score', 'mistake'],
  ...['hints', 'ms', 'rating', 'answer'],
];

/**
 * The log as the text of a file: every answer, also those that were taken back, which say so. JSON has the other lines
 * (scheduled, completed, undone) too. Times are ISO 8601 in the zone where the answer was given.
 */
export function exportLog(
  rows: Iterable<LogRow & { readonly undone: 0 | 1 }>,
  format: 'csv' | 'json',
): string {
  if (format === 'csv') {
    const lines = [COLUMNS.join()];
    for (const row of rows) if (row.event === 'answer') lines.push(csvLine(row));
    return `${lines.join('\r\n')}\r\n`;
  }
  const log = [];
  for (const { at, zone, concepts, answer, undone, ...row } of rows) {
    const filled = Object.entries(row).filter(([name, value]) => value !== null && name !== 'seq');
    log.push({
      time: localTime(at, zone),
      ...Object.fromEntries(filled),
      ...(concepts === null ? {} : { concepts: JSON.parse(concepts) as unknown }),
      ...(answer === null ? {} : { answer: JSON.parse(answer) as unknown }),
      ...(undone ? { undone: true } : {}),
    });
  }
  return JSON.stringify({ format: 'attention-lab-practice', version: 1, log }, null, 1);
}

function csvLine(row: LogRow & { readonly undone: 0 | 1 }): string {
  const concepts = (JSON.parse(row.concepts ?? '[]') as string[]).join(' ');
  const cells: Record<string, unknown> = { ...row, concepts, time: localTime(row.at, row.zone) };
  return COLUMNS.map((name) => csvCell(cells[name])).join();
}

function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** “2026-05-03T14:05:00.000+02:00”. */
function localTime(at: number, zone: number): string {
  const minutes = Math.abs(zone);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = zone < 0 ? '-' : '+';
  const local = new Date(at + zone * 60_000).toISOString().slice(0, -1);
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
