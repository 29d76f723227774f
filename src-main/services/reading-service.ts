import { z } from 'zod';
import { type LabImplementation } from '#core/contract';
import { noteSchema, readingSchema, type Reading } from '#core/contract/lesson-questions.ts';
import { documentStore, type Database } from './storage/index.ts';

const NOTHING_READ: Reading = { last: null, places: {}, textSize: 1 };

/** Where somebody is in each lesson, and what was noted there. Every answer has reached the disk. */
export function createReadingService(db: Database): LabImplementation['reading'] {
  const reading = documentStore(db, 'reading', readingSchema);
  const notes = documentStore(db, 'notes', z.array(noteSchema));
  const allNotes = () => notes.get() ?? [];
  return {
    get: () => reading.get() ?? NOTHING_READ,
    putPlace({ lesson, place }) {
      const before = reading.get() ?? NOTHING_READ;
      const seen = Math.max(place.seen, before.places[lesson]?.seen ?? 0);
      const places = { ...before.places, [lesson]: { ...place, seen } };
      reading.put({ ...before, last: lesson, places });
    },
    putTextSize({ textSize }) {
      reading.put({ ...(reading.get() ?? NOTHING_READ), textSize });
    },
    notes: ({ lesson }) => allNotes().filter((note) => lesson === null || note.lesson === lesson),
    putNote(note) {
      notes.put([...allNotes().filter(({ id }) => id !== note.id), note]);
    },
    removeNote({ id }) {
      notes.put(allNotes().filter((note) => note.id !== id));
    },
  };
}
