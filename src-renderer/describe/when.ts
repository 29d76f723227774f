const MINUTE = 60_000;
const DAY = 86_400_000;

/** When something happened, as a person would say it: “just now”, “12 minutes ago”, “today, 14:05”, “3 May 2026”. */
export function when(time: number, now: number): string {
  const minutes = Math.floor((now - time) / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
  const date = new Date(time);
  const clock = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const days = Math.round((midnight(now) - midnight(time)) / DAY);
  if (days === 0) return `today, ${clock}`;
  if (days === 1) return `yesterday, ${clock}`;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
