import { nextTick, ref, type Ref } from 'vue';

/** What a hand may do to the words of a sentence. */
export interface WordHand {
  choose(index: number | null): void;
  replace(index: number, by: string): void;
  insert(index: number, words: string): void;
  move(from: number, to: number): void;
}

/** A field that is open among the words: on a word, or before one. */
export interface WordField {
  readonly index: number;
  readonly fresh: boolean;
}

/** Editing, deleting and moving words with keys and by dragging; `count` words, whose buttons are in `group`. */
export function useWordHand(
  count: () => number,
  group: Readonly<Ref<HTMLElement | null>>,
  hand: WordHand,
) {
  const field = ref<WordField | null>(null);
  /** The word that is dragged, and the place before which it would fall. */
  const dragged = ref<number | null>(null);
  const target = ref<number | null>(null);
  const said = ref('');

  async function focus(index: number): Promise<void> {
    await nextTick();
    const buttons = group.value?.querySelectorAll<HTMLElement>('button[data-word]');
    buttons?.[Math.min(index, buttons.length - 1)]?.focus();
  }

  function open(index: number, fresh = false): void {
    field.value = { index, fresh };
  }

  function close(text: string | null): void {
    const now = field.value;
    if (!now) return;
    field.value = null;
    void focus(now.index);
    if (text === null) return;
    if (!now.fresh) hand.replace(now.index, text);
    else if (text.trim()) hand.insert(now.index, text);
  }

  function remove(index: number): void {
    hand.replace(index, '');
    said.value = 'Word deleted.';
    void focus(index);
  }

  function move(from: number, to: number): void {
    if (to < 0 || to >= count() || to === from) return;
    hand.move(from, to);
    hand.choose(to);
    said.value = `Moved to place ${to + 1} of ${count()}.`;
    void focus(to);
  }

  /** Whether the key was for a word's own sake. */
  function key(event: KeyboardEvent, index: number): boolean {
    const { altKey, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) return false;
    const does: Record<string, () => void> = altKey
      ? { ArrowLeft: () => move(index, index - 1), ArrowRight: () => move(index, index + 1) }
      : {
          F2: () => open(index),
          Delete: () => remove(index),
          Backspace: () => remove(index),
          Insert: () => open(index + (event.shiftKey ? 0 : 1), true),
        };
    const act = does[event.key];
    act?.();
    return act !== undefined;
  }

  /** Follows a dragged word: it would fall before the word in whose first half the pointer is. */
  function over(event: DragEvent, index: number): void {
    if (dragged.value === null) return;
    event.preventDefault();
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    target.value = event.clientX < box.left + box.width / 2 ? index : index + 1;
  }

  function drop(): void {
    const [from, before] = [dragged.value, target.value];
    dragged.value = target.value = null;
    if (from !== null && before !== null) move(from, before > from ? before - 1 : before);
  }

  function lift(event: DragEvent, index: number): void {
    dragged.value = index;
    event.dataTransfer?.setData('text/plain', '');
  }
  const letGo = () => void (dragged.value = target.value = null);

  return { field, dragged, target, said, open, close, remove, move, key, lift, over, drop, letGo };
}
