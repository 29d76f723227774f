const waiting = new Set<() => void>();
let going = false;

/** Does something when its turn comes: one a frame, in the order they were asked for. Returns how to give the place up. */
export function inTurn(action: () => void): () => void {
  waiting.add(action);
  if (!going) {
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
