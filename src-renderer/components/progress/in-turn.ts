const waiting = new Set<() => void>();
let going = false;
let printing = false;

/**
 * Does something when its turn comes: one a frame, in the order they were asked for; at once when the page is printed.
 * Returns how to give the place up.
 */
export function inTurn(action: () => void): () => void {
  if (printing) action();
  else waiting.add(action);
  if (!going && waiting.size > 0) {
    going = true;
    requestAnimationFrame(next);
  }
  return () => void waiting.delete(action);
}

function next(): void {
  const [first] = waiting;
  going = first !== undefined;
  if (!first) return;
  waiting.delete(first);
  first();
  requestAnimationFrame(next);
}

// What is drawn without animation is complete before the browser lays out the sheet.
window.addEventListener('beforeprint', () => {
  printing = true;
  const all = [...waiting];
  waiting.clear();
  for (const action of all) action();
});
window.addEventListener('afterprint', () => (printing = false));
