import type { Lesson, SearchText } from './lesson.ts';
import { blockText } from './plain-text.ts';

/** The texts of a lesson, one for each heading and what follows it, and one for the beginning. */
export function searchTexts(lesson: Lesson): SearchText[] {
  const begin = { section: lesson.blocks[0]?.id ?? '', title: '', text: lesson.summary };
  const texts = [begin];
  for (const block of lesson.blocks) {
    if (block.type === 'heading')
      texts.push({ section: block.id, title: blockText(block), text: '' });
    else {
      const last = texts[texts.length - 1];
      texts[texts.length - 1] = { ...last, text: `${last.text} ${blockText(block)}`.trim() };
    }
  }
  return texts.map((text) => ({ lesson: lesson.id, ...text }));
}
