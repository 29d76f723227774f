import { piecesOf, setVocabulary } from '#core/encoder';
import { labApi } from '#renderer/api/index.ts';

const asked = new Set<string>();

/** Lets this side know how a trained model cuts text, so that edits and masks can go along with its pieces. */
export async function learnPieces(id: string): Promise<void> {
  if (piecesOf(id) || asked.has(id)) return;
  asked.add(id);
  try {
    const { words, lowercase } = await labApi().models.vocabulary({ id });
    setVocabulary(id, words, lowercase);
  } catch {
    // Without it, what belongs to single pieces is left out when the sentence changes, and told.
    asked.delete(id);
  }
}
