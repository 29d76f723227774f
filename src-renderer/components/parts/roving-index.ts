const STEPS = {
  horizontal: { ArrowLeft: -1, ArrowRight: 1 },
  vertical: { ArrowUp: -1, ArrowDown: 1 },
} as const;

/** Where an arrow key, Home or End leads along a list; undefined for every other key. */
export function rovingIndex(
  key: string,
  index: number,
  length: number,
  along: keyof typeof STEPS,
): number | undefined {
  const last = length - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = (STEPS[along] as Record<string, number>)[key];
  return step === undefined ? undefined : Math.min(Math.max(index + step, 0), last);
}
