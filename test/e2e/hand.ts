import { expect, type Locator, type Page } from '@playwright/test';

interface Place {
  readonly row: number;
  readonly col: number;
}

/** How somebody works: with the mouse, or with the keyboard alone. */
export interface Hand {
  press(button: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Goes to the list of lessons from anywhere. */
  toLessons(): Promise<void>;
  /** One of some radio buttons. */
  chooseOf(radios: Locator, index: number): Promise<void>;
  /** Ticks a box, or takes the tick away. */
  tick(box: Locator, ticked: boolean): Promise<void>;
  /** Chooses from a list by the value of its line. */
  select(list: Locator, value: string): Promise<void>;
  /** Chooses a cell of a grid. */
  choose(grid: Locator, place: Place): Promise<void>;
  /** Switches a cell of a mask. */
  toggle(grid: Locator, place: Place): Promise<void>;
  /** Chooses another word than the one that is chosen. */
  otherOf(words: Locator): Promise<void>;
  /** Picks a number of a map, in its second row. */
  pointAt(map: Locator): Promise<void>;
  /** Moves a slider to another value. */
  slide(slider: Locator): Promise<void>;
  /** Moves a step of an order up by so many places. */
  moveUp(steps: Locator, at: number, by: number): Promise<void>;
}

const cellOf = (grid: Locator, { row, col }: Place) => grid.locator(`[data-place="${row},${col}"]`);
const upOf = (steps: Locator, at: number) => steps.nth(at).locator('[data-up]');

/** Works with the mouse; only letters and digits are typed. */
export function mouse(page: Page): Hand {
  return {
    press: (button) => button.click(),
    async type(field, text) {
      await field.click({ clickCount: 3 });
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
    toLessons: () =>
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Lessons' }).click(),
    chooseOf: (radios, index) => radios.nth(index).click(),
    tick: (box, ticked) => box.setChecked(ticked),
    select: async (list, value) => void (await list.selectOption(value)),
    choose: (grid, place) => cellOf(grid, place).click(),
    toggle: (grid, place) => cellOf(grid, place).click(),
    otherOf: (words) => words.locator('[aria-pressed="false"]').first().click(),
    async pointAt(map) {
      const box = await map.boundingBox();
      if (!box) throw new Error('The map is not to be seen.');
      await map.click({ position: { x: box.width * 0.7, y: box.height * 0.8 } });
    },
    async slide(slider) {
      const box = await slider.boundingBox();
      if (!box) throw new Error('The slider is not to be seen.');
      await slider.click({ position: { x: box.width * 0.8, y: box.height / 2 } });
    },
    async moveUp(steps, at, by) {
      for (let i = 0; i < by; i++) await upOf(steps, at - i).click();
    },
  };
}

/** The most stops of the Tab key between two things of a lesson. */
const STOPS = 250;

/** Works with the keyboard alone: everything is reached with Tab, from where the focus is. */
export function keyboard(page: Page): Hand {
  const press = (key: string) => page.keyboard.press(key);

  async function tabTo(target: Locator): Promise<void> {
    for (let stop = 0; stop < STOPS; stop++) {
      const where = await target.evaluate((element) => {
        const active = document.activeElement;
        if (active === element) return 'here';
        const follows =
          active !== document.body &&
          active !== null &&
          element.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING;
        return follows ? 'before' : 'after';
      });
      if (where === 'here') return;
      await press(where === 'before' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`The Tab key does not lead to ${String(target)}.`);
  }

  /** Goes to a cell of a grid from the one in which the Tab key ends. */
  async function cellByKeys(grid: Locator, place: Place): Promise<void> {
    await tabTo(grid.locator('[data-place][tabindex="0"]'));
    const from = await grid.page().evaluate(() => {
      const focused = document.activeElement as HTMLElement | null;
      return (focused?.dataset['place'] ?? '0,0').split(',').map(Number);
    });
    const [row = 0, col = 0] = from;
    for (let i = 0; i < Math.abs(place.row - row); i++)
      await press(place.row > row ? 'ArrowDown' : 'ArrowUp');
    for (let i = 0; i < Math.abs(place.col - col); i++)
      await press(place.col > col ? 'ArrowRight' : 'ArrowLeft');
    await expect(cellOf(grid, place)).toBeFocused();
  }

  return {
    async press(button) {
      await tabTo(button);
      await press('Enter');
    },
    async type(field, text) {
      await tabTo(field);
      await press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
    async toLessons() {
      await press('g');
      await press('e');
    },
    async chooseOf(radios, index) {
      const checked = await radios.evaluateAll((all) =>
        all.findIndex((one) => (one as HTMLInputElement).checked),
      );
      await tabTo(radios.nth(Math.max(checked, 0)));
      if (checked < 0) await press('Space');
      const steps = index - Math.max(checked, 0);
      for (let i = 0; i < Math.abs(steps); i++) await press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      await expect(radios.nth(index)).toBeChecked();
    },
    async tick(box, ticked) {
      if ((await box.isChecked()) === ticked) return;
      await tabTo(box);
      await press('Space');
      await expect(box).toBeChecked({ checked: ticked });
    },
    async select(list, value) {
      await tabTo(list);
      const steps = await list.evaluate((one, wanted) => {
        const { options, selectedIndex } = one as HTMLSelectElement;
        return [...options].findIndex((option) => option.value === wanted) - selectedIndex;
      }, value);
      for (let i = 0; i < Math.abs(steps); i++) await press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      await expect(list).toHaveValue(value);
    },
    async choose(grid, place) {
      await cellByKeys(grid, place);
      await press('Enter');
    },
    async toggle(grid, place) {
      await cellByKeys(grid, place);
      await press('Space');
    },
    async otherOf(words) {
      const chosen = words.locator('[tabindex="0"]');
      await tabTo(chosen);
      const first = await chosen.evaluate((one) => one === one.parentElement?.firstElementChild);
      await press(first ? 'ArrowRight' : 'ArrowLeft');
    },
    async pointAt(map) {
      await tabTo(map);
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await press(key);
    },
    async slide(slider) {
      await tabTo(slider);
      await press('ArrowRight');
    },
    async moveUp(steps, at, by) {
      if (by === 0) return;
      await tabTo(upOf(steps, at));
      for (let i = 0; i < by; i++) await press('ArrowUp');
    },
  };
}
