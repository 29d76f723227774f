import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The head of a lesson of one's own: 15 lines with the empty one after it. */
export function headOf(id: string, title: string): string {
  return `---\nid: ${id}\ntitle: ${title}\nsummary: S\norder: 1\ntags: []\nrelated: []\nobjectives: []\nminutes: 1\ncreated: 2026-01-31\nsource: mine\n---\n\n`;
}

/** Writes a lesson of one's own into the lab's folder; answers its file. */
export function writeLesson(dataDir: string, name: string, text: string): string {
  const folder = join(dataDir, 'lessons', name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lesson.md');
  writeFileSync(file, text);
  return file;
}
