import { useEventListener } from '@vueuse/core';
import type { ComputedRef } from 'vue';
import type { Command } from './use-commands.ts';

/** The longest between the two keys of “g l”, milliseconds. */
const PAUSE = 1_000;

/** Runs commands by their keys. Plain letters are left alone while something is typed or a dialog is open. */
export function useShortcuts(commands: ComputedRef<Command[]>): void {
  let before = { key: '', time: 0 };

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (!mod && isTyping(event.target)) return;
    const pressed = mod ? `mod+${event.shiftKey ? 'shift+' : ''}${key}` : key;
    // A field that keeps its own history undoes its own typing.
    if (UNDOING.includes(pressed) && ownsHistory(event.target)) return;
    const sequence = event.timeStamp - before.time < PAUSE ? `${before.key} ${pressed}` : pressed;
    before = { key: pressed, time: event.timeStamp };
    const command = commands.value.find(
      ({ keys, also }) => keys === sequence || keys === pressed || also === pressed,
    );
    if (!command) return;
    const busy = document.querySelector('[role="dialog"]') !== null;
    if (busy && !mod) return;
    event.preventDefault();
    if (!busy && (!event.repeat || command.repeats)) void command.run();
  });
}

const UNDOING = ['mod+z', 'mod+shift+z', 'mod+y'];

function ownsHistory(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-own-history]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=range]), textarea');
}
