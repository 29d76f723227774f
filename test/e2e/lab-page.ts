import { expect, type Locator, type Page } from '@playwright/test';
import { runExperiment, stageOf, type ExperimentSpec } from '../../src-core/experiment/index.ts';

/** Goes to a room by the rail. */
export async function goTo(page: Page, room: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Main' });
  await rail.getByRole('link', { name: new RegExp(`^${room}`) }).click();
}

/** The Lab as a person finds it: by what things are called. */
export class LabPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get sentence(): Locator {
    return this.page
      .getByRole('textbox', { name: 'Sentence', exact: true })
      .or(this.page.getByRole('textbox', { name: 'First sentence' }));
  }
  get secondSentence(): Locator {
    return this.page.getByRole('textbox', { name: 'Second sentence' });
  }
  get map(): Locator {
    return this.page.getByRole('grid');
  }
  get name(): Locator {
    return this.page.getByLabel('Experiment name');
  }
  get saveState(): Locator {
    return this.page.getByLabel('Save state');
  }
  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** Has the trained model that comes with the lab read a sentence. */
  async readTrained(text: string): Promise<void> {
    await this.sentence.fill(text);
    await this.page.getByRole('combobox', { name: 'Word vectors' }).click();
    await this.page.getByRole('option', { name: /MiniLM/ }).click();
  }

  /** Picks the query word and shows the whole of what it looks at. */
  async select(word: string): Promise<void> {
    const sentences = this.page.getByLabel('Sentences');
    const chip = sentences.getByRole('button', { name: new RegExp(`^${word}(\\s*,|$)`) }).first();
    // The lab chooses a word by itself when a picture comes, and a second click lets go of a chosen one.
    await expect(async () => {
      if (await this.ranking(word).isVisible()) return;
      await chip.click();
      await expect(this.ranking(word)).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
  }

  ranking(word: string): Locator {
    return this.page.getByRole('list', { name: `“${word}” looks at` });
  }

  /** The weights of the ranked list, exactly, most first. */
  async rankedWeights(word: string): Promise<number[]> {
    const more = this.page.getByRole('button', { name: /^Show \d+ more$/ });
    if (await more.isVisible()) await more.click();
    const values = await this.ranking(word)
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['value']));
    return values.map(Number);
  }

  /** Waits until the list shows, to the last digit, what the core gives here for these settings. */
  async expectDigitsOf(spec: ExperimentSpec, word: string, head = 0, layer = 0): Promise<void> {
    const run = runExperiment(spec);
    const row = run.tokens.indexOf(word);
    const weights = stageOf(run, 'weights', head, layer);
    const expected = Array.from(
      weights.data.subarray(row * weights.cols, (row + 1) * weights.cols),
    ).sort((a, b) => b - a);
    await expect(async () => {
      await this.select(word);
      expect(await this.rankedWeights(word)).toEqual(expected);
    }).toPass({ timeout: 10_000 });
  }

  async save(name: string): Promise<void> {
    await this.name.fill(name);
    await this.page.keyboard.press('ControlOrMeta+s');
    await expect(this.saveState).toHaveText('saved');
  }

  async openSaved(name: string): Promise<void> {
    await this.page.getByRole('link', { name: /^Experiments/ }).click();
    await this.page.getByRole('button', { name: `Open ${name}` }).click();
    await expect(this.name).toHaveValue(name);
  }
}
