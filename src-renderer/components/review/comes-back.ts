import { counted } from '#renderer/describe/progress.ts';

/** When an item returns after an answer: “It comes back in 3 days.” */
export function comesBack(days: number, dueAt: number): string {
  if (days > 60) return `It comes back in about ${counted(Math.round(days / 30), 'month')}.`;
  if (days > 1) return `It comes back in ${counted(days, 'day')}.`;
  if (days === 1) return 'It comes back tomorrow.';
  const clock = new Date(dueAt).toLocaleTimeString('en-GB', { timeStyle: 'short' });
  return `It comes back today, at ${clock} or later.`;
}
