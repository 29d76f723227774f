import { defineStore } from 'pinia';
import { ref } from 'vue';
import { labApi, labLink } from '#renderer/api/index.ts';
import { useDocument } from '../desk/document.ts';
import { useToasts } from '../frame/toasts.ts';

interface Titled {
  readonly id: string;
  readonly name: string;
}

/** What is done with saved experiments as a whole, and how many there are. What is listed is the room's (`useRoom`). */
export const useExperiments = defineStore('experiments', () => {
  const toasts = useToasts();
  const document = useDocument();
  const count = ref<number | null>(null);

  labLink().connection.on('experimentsChanged', () => void load());

  /** Counts anew. The count is an extra: without it the lab goes on. */
  async function load(): Promise<void> {
    try {
      const sort = 'changed' as const;
      const question = { text: '', tags: [], sort, reversed: false, bin: false, from: 0, count: 1 };
      count.value = (await labApi().room.find(question)).saved;
    } catch {
      count.value = null;
    }
  }

  /** Whether it was done; a failure is told. */
  async function attempt(what: string, action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (fault) {
      toasts.failed(what, fault);
      return false;
    }
  }

  /** To the bin; it can be taken back. What is on the desk stays there, as a new experiment. */
  async function remove(those: readonly Titled[]): Promise<boolean> {
    const ids = those.map(({ id }) => id);
    const what = titleOf(those);
    const done = await attempt(`${what} could not be deleted.`, () =>
      labApi().room.remove({ ids }),
    );
    if (!done) return false;
    if (document.saved && ids.includes(document.saved.id)) document.detach();
    toasts.say(`${what} ${those.length === 1 ? 'was' : 'were'} deleted.`, {
      label: 'Undo',
      run: () => void restore(ids),
    });
    return true;
  }

  function restore(ids: readonly string[]): Promise<boolean> {
    return attempt('It could not be brought back.', () => labApi().room.restore({ ids: [...ids] }));
  }

  /** Out of the bin for good; null for all that is in it. */
  function purge(ids: readonly string[] | null): Promise<boolean> {
    return attempt('Not deleted.', () => labApi().room.purge({ ids: ids && [...ids] }));
  }

  /** Renames; the experiment on the desk has its new name at once. */
  function rename({ id }: Titled, name: string): Promise<boolean> {
    return attempt('Not renamed.', async () => {
      const renamed = await labApi().room.rename({ id, name });
      const { saved } = document;
      if (saved?.id !== id) return;
      const { revision, updatedAt } = renamed;
      document.wasSaved({ ...saved, name: renamed.name, revision, updatedAt }, saved.name);
    });
  }

  async function duplicate({ id, name }: Titled): Promise<void> {
    await attempt(`“${name}” could not be copied.`, async () => {
      const copy = await labApi().room.duplicate({ id });
      toasts.say(`The copy is called “${copy.name}”.`);
    });
  }

  function retag(ids: readonly string[], add: string[], drop: string[]): Promise<boolean> {
    return attempt('The tags were not changed.', () =>
      labApi().room.retag({ ids: [...ids], add, drop }),
    );
  }

  return { count, load, remove, restore, purge, rename, duplicate, retag };
});

function titleOf(those: readonly Titled[]): string {
  const [first] = those;
  return those.length === 1 && first ? `“${first.name}”` : `${those.length} experiments`;
}
