import { watch } from 'vue';

/**
 * Where the focus goes when a dialog without a button of its own closes: back to where it was when the
 * dialog opened. Returns the handler of the dialog's `closeAutoFocus`.
 */
export function useReturnFocus(open: () => boolean): (event: Event) => void {
  let before: Element | null = null;

  watch(
    open,
    (now) => {
      if (now) before = document.activeElement;
    },
    { flush: 'sync', immediate: true },
  );

  return (event) => {
    event.preventDefault();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
