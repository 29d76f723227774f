import { expect, type Locator, type Page } from '@playwright/test';
import type { Block, Lesson } from '../../src-core/lessons/index.ts';
import { emptyAnswer, rightSides, type Exercise } from '../../src-core/practice/index.ts';
import type { Hand } from './hand.ts';

type Answer = 'right' | 'wrong';

/** Goes through a lesson as its own data says: every widget is used, every exercise answered wrong and then right. */
export class LessonWalk {
  readonly page: Page;
  readonly lesson: Lesson;
  readonly hand: Hand;
  constructor(page: Page, lesson: Lesson, hand: Hand) {
    this.page = page;
    this.lesson = lesson;
    this.hand = hand;
  }

  /** From the first block to the last; how many widgets and exercises there were. */
  async walk(): Promise<{ widgets: number; exercises: number }> {
    const count = { widgets: 0, exercises: 0 };
    for (const block of this.lesson.blocks) {
      if (block.type === 'widget') {
        await this.use(block);
        count.widgets++;
      } else if (block.type === 'exercise') {
        const exercise = this.lesson.exerciseList.find(({ id }) => id === block.exercise);
        if (!exercise) throw new Error(`There is no exercise ${block.exercise}.`);
        for (const answer of ['wrong', 'right'] as const)
          await this.answer(this.block(block), exercise, answer);
        count.exercises++;
      }
    }
    return count;
  }

  private block({ id }: Block): Locator {
    return this.page.locator(`[data-block="${id}"]`);
  }

  /** Changes what a widget shows, which then offers to go back to how the lesson has it; or picks a number of its map. */
  private async use(block: Block & { type: 'widget' }): Promise<void> {
    const widget = this.block(block);
    if (['plot', 'bars', 'scaling', 'cost', 'shuffle', 'path'].includes(block.widget.name))
      return this.move(widget);
    await widget.scrollIntoViewIfNeeded();
    const reset = widget.getByRole('button', { name: /how the lesson shows it$/u });
    const next = widget.getByRole('button', { name: 'Next step' });
    const mask = widget.getByRole('grid', { name: 'Mask', exact: true });
    const words = widget.getByRole('group', { name: /^Words of/ }).first();
    const map = widget.getByRole('grid').first();
    await expect(next.or(mask).or(words).or(map).first()).toBeVisible();
    if (await next.isVisible()) await this.hand.press(next);
    else if (await mask.isVisible()) await this.hand.toggle(mask, { row: 0, col: 1 });
    else if (await words.isVisible()) await this.hand.otherOf(words);
    else {
      await this.hand.pointAt(map);
      await expect(map.locator('[aria-selected="true"]'), block.id).toBeAttached();
      return;
    }
    await expect(reset, block.id).toBeVisible();
  }

  /** Moves a widget's slider, or shuffles; it then says something else. */
  private async move(widget: Locator): Promise<void> {
    await widget.scrollIntoViewIfNeeded();
    const slider = widget.getByRole('slider').last();
    const shuffle = widget.getByRole('button', { name: 'Shuffle' });
    await expect(slider.or(shuffle).first()).toBeVisible();
    const before = await widget.innerText();
    if (await shuffle.isVisible()) await this.hand.press(shuffle);
    else await this.hand.slide(slider);
    await expect.poll(() => widget.innerText()).not.toBe(before);
  }

  private async answer(block: Locator, exercise: Exercise, answer: Answer): Promise<void> {
    await this.fill(block, exercise, answer === 'right');
    await this.hand.press(block.getByRole('button', { name: /^Check/ }));
    const verdict = block.locator('[data-outcome]');
    const said = answer === 'right' ? /^right$/u : /^(wrong|almost)$/u;
    await expect(verdict, exercise.id).toHaveAttribute('data-outcome', said);
  }

  /** Enters the answer, or a wrong one that can be read. */
  private async fill(block: Locator, exercise: Exercise, right: boolean): Promise<void> {
    const fields = block.getByRole('textbox');
    const type = async (texts: readonly string[]) => {
      await expect(fields).toHaveCount(texts.length);
      for (const [i, text] of texts.entries()) await this.hand.type(fields.nth(i), text);
    };
    const number = (value: number) => String(right ? value : value + 1234);
    switch (exercise.kind) {
      case 'choice': {
        if (exercise.several) {
          const first = exercise.options.findIndex((option) => !option.right);
          for (const [i, option] of exercise.options.entries())
            await this.hand.tick(
              block.getByRole('checkbox').nth(i),
              right ? option.right : i === first,
            );
          return undefined;
        }
        const index = exercise.options.findIndex((option) => option.right === right);
        return this.hand.chooseOf(block.getByRole('radio'), index);
      }
      case 'number':
        return type([number(exercise.value)]);
      case 'matrix':
        return type(exercise.lines.flatMap(({ values }) => values.map(number)));
      case 'blanks':
        return type(exercise.blanks.map(({ accept }) => (right ? (accept[0] ?? '') : '1234')));
      case 'order':
        return right ? this.sort(block, exercise) : undefined;
      case 'point':
      case 'find-error': {
        const cells = exercise.kind === 'point' ? exercise.right : exercise.wrong;
        const { row, col } = cells[0] ?? { row: 0, col: 0 };
        const alone = exercise.kind === 'find-error' && exercise.cells[row]?.length === 1;
        const next = (place: number) => (place > 0 ? place - 1 : place + 1);
        const other = alone ? { row: next(row), col } : { row, col: next(col) };
        return this.hand.choose(block.getByRole('grid'), right ? { row, col } : other);
      }
      case 'mask': {
        // As it is offered, everything is allowed: a wrong answer.
        if (!right) return undefined;
        for (const [row, line] of exercise.right.entries())
          for (const [col, sign] of [...line].entries())
            if (sign === '0') await this.hand.toggle(block.getByRole('grid'), { row, col });
        return undefined;
      }
      case 'match': {
        const sides = rightSides(exercise);
        const partners = exercise.pairs.map((pair) => String(sides.indexOf(pair.right)));
        const chosen = right ? partners : [...partners.slice(1), ...partners.slice(0, 1)];
        for (const [i, value] of chosen.entries())
          await this.hand.select(block.getByRole('combobox').nth(i), value);
        return undefined;
      }
      case 'free-text': {
        if (right) {
          for (const i of exercise.rubric.keys())
            await this.hand.tick(block.getByRole('checkbox').nth(i), true);
          return undefined;
        }
        // The first check shows the model answer; nothing of it is ticked yet.
        await type(['Because the words around it are different.']);
        await this.hand.press(block.getByRole('button', { name: /^Check/ }));
        await expect(block.getByText('A model answer')).toBeVisible();
        return undefined;
      }
    }
  }

  /** Brings the steps in order; as they are offered they are in another one. */
  private async sort(block: Locator, exercise: Exercise & { kind: 'order' }): Promise<void> {
    const answer = emptyAnswer(exercise);
    const order = answer.kind === 'order' ? [...answer.order] : [];
    for (let place = 0; place < order.length; place++) {
      const at = order.indexOf(place);
      await this.hand.moveUp(block.getByRole('listitem'), at, at - place);
      order.splice(place, 0, ...order.splice(at, 1));
    }
  }
}
