import { LabError } from '#core/attention';
import type { Encoder } from './encoder.ts';

/** Finds an encoder by its id. Throws a `LabError` where there is none, or where its file cannot be used. */
export type EncoderSource = (id: string) => Encoder;

let source: EncoderSource | undefined;

/** Says where trained encoders come from: the host knows, the core does not. */
export function setEncoderSource(next: EncoderSource | undefined): void {
  source = next;
}

/** The encoder with that id. Throws `model.absent` where this place has none. */
export function encoderOf(id: string): Encoder {
  if (source) return source(id);
  throw new LabError(
    'model.absent',
    `There is no trained model “${id}” here. Choose another model.`,
    {
      id,
    },
  );
}
