import { computed, type ComputedRef } from 'vue';
import type { LocationQuery } from 'vue-router';
import { hasReadings } from '#renderer/describe/read-picture.ts';
import { useBeside } from '#renderer/stores/look/beside.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useSettings } from '#renderer/stores/frame/settings.ts';
import { useView } from '#renderer/stores/look/view.ts';

/** What an address keeps of how things are looked at, besides the place. */
export const LINK_KEYS = ['picture', 'beside', 'tokens', 'special'] as const;

/** How things are looked at, as an address keeps it: the kind of picture, the second sentence, how tokens are read. */
export function useViewLink(): {
  readonly query: ComputedRef<Record<string, string>>;
  read(query: LocationQuery): void;
} {
  const view = useView();
  const beside = useBeside();
  const settings = useSettings();
  const picture = usePicture();

  const query = computed(() => {
    const { words, special } = settings.reading;
    const readings = picture.shown !== null && hasReadings(picture.shown);
    return {
      ...(view.picture === 'map' ? {} : { picture: view.picture }),
      ...(beside.text.trim() ? { beside: beside.text } : {}),
      ...(readings && words ? { tokens: 'words' } : {}),
      ...(readings && !special ? { special: 'hidden' } : {}),
    };
  });

  /** Takes on what an address says; what it does not name stays as it is. */
  function read(from: LocationQuery): void {
    const { picture: kind, beside: text, tokens, special } = from;
    if (typeof kind === 'string') view.picture = kind;
    if (typeof text === 'string') beside.text = text;
    const now = settings.reading;
    const next = {
      words: typeof tokens === 'string' ? tokens === 'words' : now.words,
      special: typeof special === 'string' ? special !== 'hidden' : now.special,
    };
    if (next.words !== now.words || next.special !== now.special) void settings.setReading(next);
  }

  return { query, read };
}
