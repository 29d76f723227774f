import { LabError } from '#core/attention';
import { encoderOf, type Encoder } from '#core/encoder';
import { LIMITS } from './limits.ts';
import type { Model } from './model.ts';
import type { EncoderModelSpec } from './model-spec.ts';

/** The trained model that comes with the lab: all-MiniLM-L6-v2 (lessons/models/minilm-l6-v2). */
export const MINILM: EncoderModelSpec = {
  kind: 'encoder',
  id: 'minilm-l6-v2',
  dModel: 384,
  heads: 12,
  layers: 6,
  dFeedForward: 1536,
};

/** A trained encoder as a model of experiments. Throws `model.absent`, and `model.changed` where its sizes are others. */
export function encoderModelOf(spec: EncoderModelSpec): Model {
  const encoder = encoderOf(spec.id);
  const { heads, dModel, layers, dFeedForward } = encoder.config;
  const sizes = { heads, dModel, layers, dFeedForward };
  for (const [name, size] of Object.entries(sizes)) {
    if (spec[name as keyof typeof sizes] === size) continue;
    throw new LabError(
      'model.changed',
      `The model “${spec.id}” has other sizes than this experiment was made with. Choose the model again.`,
      { id: spec.id, name, size },
    );
  }
  const { pieces } = encoder;
  return {
    ...{ heads, keyValueHeads: heads, dModel, dK: dModel / heads, dV: dModel / heads },
    layerKind: 'post-norm',
    layers: encoder.layers,
    embeddingNorm: encoder.embeddingNorm,
    dimensions: null,
    headNames: null,
    sharesColumns: false,
    tokensOf: (text) => tokensOf(encoder, text),
    nearestPieces: (vector, most) =>
      encoder
        .nearestPieces(vector, most)
        .map(({ id, cosine }) => ({ text: pieces.piece(id), cosine })),
    embed(tokens) {
      const ids = tokens.map((token) => pieces.id(token) ?? pieces.unknown);
      return {
        words: encoder.wordVectors(ids),
        positions: encoder.placeVectors(ids.length),
        unknown: ids.flatMap((id, place) => (id === pieces.unknown ? [place] : [])),
      };
    },
  };
}

function tokensOf({ pieces, config }: Encoder, text: string): string[] {
  const ids = pieces.ids(text);
  const most = Math.min(config.positions, LIMITS.tokens);
  if (ids.length === 2) {
    // What has no width for the model has none for the reader either: it says what is there.
    const message = /\S/u.test(text)
      ? 'The sentence has nothing that this model reads: its signs are control characters or have no width. Type at least one word.'
      : 'The sentence is empty. Type at least one word.';
    throw new LabError('text.empty', message);
  }
  if (ids.length > most)
    throw new LabError(
      'text.too-long',
      `The sentence has ${ids.length.toLocaleString('en')} word pieces; this model takes at most ${most}. Remove ${(ids.length - most).toLocaleString('en')} or more.`,
      { tokens: ids.length, limit: most },
    );
  return ids.map(pieces.piece);
}
