import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Note } from '#core/contract/lesson-questions.ts';
import { labApi } from '#renderer/api/index.ts';
import { useToasts } from '../frame/toasts.ts';

/** Where in a lesson a note belongs. */
export type NoteAnchor = Pick<Note, 'lesson' | 'block' | 'from' | 'to' | 'quote'>;

/** The reader's own notes and highlights of the open lesson. */
export const useNotes = defineStore('notes', () => {
  const toasts = useToasts();
  const notes = shallowRef<readonly Note[]>([]);
  const lesson = shallowRef<string | null>(null);
  /** The note whose text is being written. */
  const editing = shallowRef<string | null>(null);
  const count = computed(() => notes.value.length);

  async function load(id: string): Promise<void> {
    lesson.value = id;
    editing.value = null;
    try {
      const answer = await labApi().reading.notes({ lesson: id });
      if (lesson.value === id) notes.value = answer;
    } catch (fault) {
      toasts.failed('Your notes could not be read.', fault);
    }
  }

  async function put(note: Note): Promise<void> {
    const before = notes.value;
    notes.value = [...before.filter(({ id }) => id !== note.id), note];
    try {
      await labApi().reading.putNote({ ...note });
    } catch (fault) {
      notes.value = before;
      toasts.failed('The note was not kept.', fault);
    }
  }

  /** Marks a passage; `write` begins a note on it. */
  async function add(anchor: NoteAnchor, write: boolean): Promise<void> {
    const id = crypto.randomUUID();
    if (write) editing.value = id;
    await put({ ...anchor, id, text: '', color: 'w', at: Date.now() });
  }

  async function setText(note: Note, text: string): Promise<void> {
    editing.value = null;
    if (text !== note.text) await put({ ...note, text, at: Date.now() });
  }

  async function remove(note: Note): Promise<void> {
    const before = notes.value;
    notes.value = before.filter(({ id }) => id !== note.id);
    try {
      await labApi().reading.removeNote({ lesson: note.lesson, id: note.id });
      toasts.say('The note was deleted.', { label: 'Undo', run: () => void put(note) });
    } catch (fault) {
      notes.value = before;
      toasts.failed('The note was not deleted.', fault);
    }
  }

  return { notes, editing, count, load, add, setText, remove };
});
