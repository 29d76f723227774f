import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { TEXT_SIZES, type Reading, type ReadingPlace } from '#core/contract/lesson-questions.ts';
import type { Lesson } from '#core/lessons';
import { labApi } from '#renderer/api/index.ts';
import { useAttempts } from '../practice/attempts.ts';
import { useToasts } from '../frame/toasts.ts';

/** How long a hand must rest before its place is written, milliseconds. */
const REST = 300;

type Step = 'smaller' | 'larger';

/** Where the reader is in every lesson, on the disk within a moment, and the size of the text. */
export const useReading = defineStore('reading', () => {
  const attempts = useAttempts();
  const toasts = useToasts();
  const reading = shallowRef<Reading>({ last: null, places: {}, textSize: 1 });
  const loaded = shallowRef(false);
  /** The lesson that the Lab was opened from, to go back to. */
  const cameFrom = shallowRef<{ id: string; title: string } | null>(null);
  let waiting: { lesson: string; timer: ReturnType<typeof setTimeout> } | null = null;
  let failed = false;

  async function load(): Promise<void> {
    if (loaded.value) return;
    try {
      const stored = await labApi().reading.get();
      // What happened here meanwhile is newer.
      reading.value = { ...stored, places: { ...stored.places, ...reading.value.places } };
    } catch (fault) {
      toasts.failed('Your places in the lessons could not be read.', fault);
    }
    loaded.value = true;
  }

  function placeOf(lesson: string): ReadingPlace | null {
    return reading.value.places[lesson] ?? null;
  }

  /** Remembers a place at once, and writes it when the hand rests. */
  function keep(lesson: string, place: Omit<ReadingPlace, 'at'>): void {
    const seen = Math.max(place.seen, placeOf(lesson)?.seen ?? 0);
    const places = { ...reading.value.places, [lesson]: { ...place, seen, at: Date.now() } };
    reading.value = { ...reading.value, last: lesson, places };
    if (waiting && waiting.lesson !== lesson) flush();
    clearTimeout(waiting?.timer);
    waiting = { lesson, timer: setTimeout(flush, REST) };
  }

  /** Marks a lesson as done, or not; its exercises begin to come back in practice. */
  async function markDone(lesson: Lesson, done: boolean): Promise<void> {
    const place = placeOf(lesson.id) ?? {
      block: lesson.blocks[0]?.id ?? 'begin',
      offset: 0,
      seen: 1,
    };
    keep(lesson.id, { block: place.block, offset: place.offset, seen: place.seen, done });
    flush();
    if (done) await attempts.completeLesson(lesson.id, lesson.exerciseList);
  }

  /** Writes what waits, now. */
  function flush(): void {
    if (!waiting) return;
    const { lesson, timer } = waiting;
    clearTimeout(timer);
    waiting = null;
    void write(lesson);
  }

  async function write(lesson: string): Promise<void> {
    const place = placeOf(lesson);
    if (!place) return;
    try {
      await labApi().reading.putPlace({ lesson, place: { ...place } });
      failed = false;
    } catch (fault) {
      // Told once: a place is written at every pause of the hand.
      if (!failed) toasts.failed('Your place in this lesson could not be kept.', fault);
      failed = true;
    }
  }

  const textSize = computed(() => reading.value.textSize);

  async function resize(step: Step): Promise<void> {
    const index = TEXT_SIZES.indexOf(textSize.value) + (step === 'larger' ? 1 : -1);
    const next = TEXT_SIZES[index];
    if (next === undefined) return;
    reading.value = { ...reading.value, textSize: next };
    try {
      await labApi().reading.putTextSize({ textSize: next });
    } catch (fault) {
      toasts.failed('The text size is used now, but could not be kept.', fault);
    }
  }

  return { reading, loaded, cameFrom, textSize, load, placeOf, keep, markDone, flush, resize };
});
