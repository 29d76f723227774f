import { expect, type Locator, type Page } from '@playwright/test';

/** The experiments room as a person finds it. */
export class RoomPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Saved experiments' });
  }
  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search experiments' });
  }
  /** The names in the list, in its order. */
  get names(): Locator {
    return this.page.getByRole('listitem').locator('b');
  }

  async enter(): Promise<void> {
    await this.page.getByRole('link', { name: /^Experiments/ }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Experiments');
  }

  async expectNames(...names: string[]): Promise<void> {
    await expect(this.names).toHaveText(names.map((name) => new RegExp(`^(Open )?${name}$`)));
  }

  async menu(name: string, entry: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** The side with notes and tags of one experiment. */
  async details(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Notes and tags of ${name}`, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Notes and tags' });
    await expect(dialog).toBeVisible();
    return dialog;
  }
}
