import { plainWords } from '#core/encoder/plain-words.ts';
import type { ModelSpec } from './model-spec.ts';
import { tokenize } from './tokenize.ts';

/**
 * The tokens of a sentence as far as they are known without a trained model’s vocabulary, which may cut words into
 * pieces; of other models the very tokens. Throws as `tokenize`.
 */
export function likelyTokens(text: string, model: ModelSpec): string[] {
  if (model.kind !== 'encoder') return tokenize(text);
  tokenize(text.slice(0, 1000));
  return ['[CLS]', ...plainWords(text, true).map((word) => word.text), '[SEP]'];
}
