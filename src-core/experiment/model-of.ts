import { encoderModelOf } from './encoder-model.ts';
import type { Model } from './model.ts';
import type { ModelSpec } from './model-spec.ts';
import { seededModelOf } from './seeded-model.ts';
import { teachingModelOf } from './teaching/teaching-model.ts';

/** The model of an experiment, with all its numbers. */
export function modelOf(spec: ModelSpec): Model {
  switch (spec.kind) {
    case 'seeded':
      return seededModelOf(spec);
    case 'teaching':
      return teachingModelOf(spec);
    case 'encoder':
      return encoderModelOf(spec);
  }
}
