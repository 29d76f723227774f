import { join } from 'node:path';
import { setEncoderSource } from '#core/encoder';
import { createModelShelf } from '../worker/model-shelf.ts';

/** Lets the core find the trained models of a folder of lessons. */
export function useModelsOf(lessons: string): void {
  const models = createModelShelf({
    folders: [join(lessons, 'models')],
    idle: 60_000,
    released: () => undefined,
  });
  setEncoderSource((id) => models.of(id));
}
