import { defineStore } from 'pinia';
import { insertWords, moveWord, replaceWord, wordAt, type Reworded } from '#core/experiment';
import { useDocument } from './document.ts';
import { usePicture } from '../look/picture.ts';
import { useTimeline } from './timeline.ts';

/** Which of the two sentences. */
export type WhichSentence = 'text' | 'context';

/** Changes of single words of a sentence; what belongs to words goes along. Each is a step of its own. */
export const useWords = defineStore('words', () => {
  const document = useDocument();
  const picture = usePicture();
  const timeline = useTimeline();

  /**
   * Changes the sentence at a word that is shown. The words on the screen may be a moment behind the text: it is changed
   * where it still has this word in this place.
   */
  function change(which: WhichSentence, index: number, how: (text: string) => Reworded): void {
    const text = document.spec[which];
    const { tokens = [], contextTokens = [] } = picture.shown ?? {};
    const shown = which === 'text' ? tokens : contextTokens;
    if (text === null || wordAt(text, index) !== shown[index]) return;
    timeline.pressed();
    document.reword(which, how(text));
    timeline.released();
  }

  return {
    /** Puts text in a word's place; none takes the word away. */
    replace: (which: WhichSentence, index: number, by: string) =>
      change(which, index, (text) => replaceWord(text, index, by)),
    /** Puts text before a word. */
    insert: (which: WhichSentence, index: number, words: string) =>
      change(which, index, (text) => insertWords(text, index, words)),
    move: (which: WhichSentence, from: number, to: number) =>
      change(which, from, (text) => moveWord(text, from, to)),
  };
});
