import { useToasts } from '#renderer/stores/frame/toasts.ts';
import { copyText } from '../parts/copy-text.ts';

/** Puts texts on the clipboard and says so. */
export function useCopy() {
  const toasts = useToasts();

  /** `what` begins the sentence: “The formula”. */
  async function text(what: string, content: string | null): Promise<void> {
    if (content === null) return;
    if (await copyText(content)) toasts.say(`${what} is copied.`);
    else toasts.say(`${what} could not be copied: this window may not use the clipboard.`);
  }

  return { text };
}
