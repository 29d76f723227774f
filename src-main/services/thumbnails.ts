import { LabError } from '#core/attention';
import type { CallContext, Thumbnail } from '#core/contract';
import { thumbnailOf, type Shades } from '#core/experiment';
import type { AttentionRunner } from './attention-runner.ts';
import type { ExperimentStore, ThumbnailStore } from './storage/index.ts';

const NONE: Shades = { rows: 0, cols: 0, shades: new Uint8Array(0) };

/**
 * The thumbnails of some experiments: kept ones from the disk, others computed one after the other, so that a question
 * of the Lab never waits for more than one of them. What cannot be computed has an empty one.
 */
export async function thumbnailsOf(
  ids: readonly string[],
  { signal }: Pick<CallContext, 'signal'>,
  kept: ThumbnailStore,
  experiments: ExperimentStore,
  runner: AttentionRunner,
): Promise<Thumbnail[]> {
  const found: Thumbnail[] = [];
  for (const id of ids) {
    if (signal.aborted) break;
    const specHash = kept.hashOf(id);
    if (specHash === undefined) continue;
    let shades = kept.get(specHash);
    if (!shades) {
      shades = await compute(id);
      kept.put(specHash, shades);
    }
    found.push({ id, specHash, ...shades });
  }
  return found;

  async function compute(id: string): Promise<Shades> {
    try {
      const { spec } = experiments.get(id);
      const parts = [{ stage: 'weights', head: 0 } as const];
      const reply = await runner.compute({ spec, parts, checksum: false }, { signal });
      const [weights] = reply.parts;
      return weights ? thumbnailOf(weights) : NONE;
    } catch (fault) {
      if (fault instanceof LabError && fault.code !== 'cancelled') return NONE;
      throw fault;
    }
  }
}
