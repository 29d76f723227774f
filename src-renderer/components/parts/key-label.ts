/** Whether shortcuts use the Command key here. */
export const isMac = /mac|iphone|ipad/iu.test(navigator.platform);

const MAC: Record<string, string> = { mod: '⌘', shift: '⇧', escape: 'esc' };
const OTHERS: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', escape: 'Esc' };

/** “mod+s” as ⌘S or Ctrl S. */
export function keyLabel(keys: string): string {
  const names = isMac ? MAC : OTHERS;
  return keys
    .split('+')
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(isMac ? '' : ' ');
}
