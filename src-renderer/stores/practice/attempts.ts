import { defineStore } from 'pinia';
import type { Recorded } from '#core/contract';
import type { Answer, Exercise, Verdict } from '#core/practice';
import { itemOf, type PracticeItem, type Room } from '#core/practice/attempt.ts';
import { labApi } from '#renderer/api/index.ts';
import { useToasts } from '../frame/toasts.ts';

/** An answer as it was judged. */
export interface Given {
  readonly exercise: Exercise;
  readonly room: Room;
  /** What was entered; null when the learner gave up. */
  readonly answer: Answer | null;
  /** Null when the learner gave up: that counts as wrong. */
  readonly verdict: Verdict | null;
  readonly hints: number;
  /** Time since it was first seen, milliseconds. */
  readonly ms: number;
  readonly session?: string | null;
  /** Made beforehand where the answer may be sent again. */
  readonly id?: string;
}

/** The way of answers into the log: lessons, practice and tests all send theirs here. */
export const useAttempts = defineStore('attempts', () => {
  const toasts = useToasts();

  /**
   * Keeps an answer; answers when its item returns, or null when nothing was kept: what cannot be read is no attempt, and a
   * failure is told in a message.
   */
  async function record(given: Given): Promise<Recorded | null> {
    const { exercise, verdict, answer, room, hints, ms, session, id } = given;
    const outcome = verdict?.outcome ?? 'wrong';
    if (outcome === 'unread') return null;
    // Plain values only: what is reactive does not cross the wire.
    const plain = JSON.parse(JSON.stringify({ item: itemOf(exercise), answer })) as {
      item: PracticeItem;
      answer: Answer | null;
    };
    try {
      return await labApi().practice.record({
        ...plain.item,
        id: id ?? crypto.randomUUID(),
        kind: exercise.kind,
        room,
        session: session ?? null,
        outcome,
        score: verdict?.score ?? 0,
        answer: plain.answer,
        mistake: verdict?.mistake?.id ?? null,
        hints,
        ms: Math.min(Math.max(0, Math.round(ms)), 86_400_000),
      });
    } catch (fault) {
      toasts.failed('This answer could not be kept.', fault);
      return null;
    }
  }

  /** Takes an answer back. Whether it worked. */
  async function undo(id: string): Promise<boolean> {
    try {
      await labApi().practice.undo({ id });
      return true;
    } catch (fault) {
      toasts.failed('The answer could not be taken back.', fault);
      return false;
    }
  }

  /** A lesson was completed: its exercises begin to come back for review. Answers how many are new there. */
  async function completeLesson(lesson: string, exercises: readonly Exercise[]): Promise<number> {
    try {
      const items = JSON.parse(JSON.stringify(exercises.map(itemOf))) as PracticeItem[];
      return (await labApi().practice.completeLesson({ lesson, items })).scheduled;
    } catch (fault) {
      toasts.failed('The lesson’s exercises could not be scheduled.', fault);
      return 0;
    }
  }

  return { record, undo, completeLesson };
});
