import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { DEFAULT_SPEC, rerun, runExperiment, type Run } from '#core/experiment';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A run after a drag of the temperature, and a weak hold on a stage that only the first run had. */
function dragged(): { last: Run; lost: WeakRef<object> } {
  let last = runExperiment(DEFAULT_SPEC);
  const lost = new WeakRef<object>(last.layer.heads[0].scaled);
  for (let i = 1; i < 10; i++) last = rerun(last, { ...DEFAULT_SPEC, temperature: 1 + i / 10 });
  return { last, lost };
}

it('a rerun does not hold on to the runs before it', async () => {
  const { last, lost } = dragged();
  // A weak reference is held until the task that made it has ended.
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  expect(lost.deref()).toBeUndefined();
  expect(last.layer.heads).toHaveLength(4);
});
