import { expect, type Locator, type Page } from '@playwright/test';
import { generate, type Exercise } from '../../src-core/practice/index.ts';
import type { Sitting } from '../../src-core/practice/sitting.ts';
import { rowsOf } from './database.ts';

/** The practice room as a person finds it, with a look into the database for what the right answers are. */
export class PracticePage {
  readonly page: Page;
  readonly dataDir: string;
  constructor(page: Page, dataDir: string) {
    this.page = page;
    this.dataDir = dataDir;
  }

  get problem(): Locator {
    return this.page.getByRole('region', { name: /^(Problem|Question)$/ });
  }
  get fields(): Locator {
    return this.problem.getByRole('textbox');
  }

  async part(name: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'What to do' }).getByText(name).click();
  }

  /** Chooses a problem of free practice. */
  async choose(generator: string, title: string, seed: number): Promise<Exercise> {
    await this.page.getByRole('combobox', { name: 'What to practise' }).click();
    await this.page.getByRole('option', { name: title }).click();
    await this.page.getByRole('textbox', { name: 'Seed' }).fill(String(seed));
    await this.page.getByRole('textbox', { name: 'Seed' }).press('Enter');
    return generate({ generator, level: 1, seed });
  }

  /** Types an exercise's answer: the right one, or one that is wrong in every number. */
  async type(exercise: Exercise, right = true): Promise<void> {
    const values =
      exercise.kind === 'number'
        ? [exercise.value]
        : exercise.kind === 'matrix'
          ? exercise.lines.flatMap(({ values }) => values)
          : [];
    await expect(this.fields).toHaveCount(values.length);
    for (const [i, value] of values.entries()) {
      await this.fields
        .nth(i)
        .fill(String(right ? value : Number.isFinite(value) ? value + 1234 : 1234));
    }
  }

  /** Checks the typed answer and waits for the verdict. */
  async check(outcome: 'right' | 'wrong'): Promise<void> {
    await this.page.getByRole('button', { name: /^Check/ }).click();
    await expect(this.page.locator(`[data-outcome="${outcome}"]`)).toBeVisible();
  }

  /** The sitting as the disk has it. */
  sitting(which: 'review' | 'test'): Sitting | null {
    const [body] = this.rows<{ body: string }>(
      `SELECT body FROM document WHERE name = 'practice.${which}'`,
    );
    return body ? (JSON.parse(body.body) as Sitting) : null;
  }

  /** The exercise that the review shows. */
  shown(): Exercise {
    const sitting = this.sitting('review');
    const origin = sitting?.questions[sitting.at]?.origin;
    if (origin?.kind !== 'generated') throw new Error('The review shows no generated problem.');
    return generate(origin);
  }

  /** Rows of the lab's database, or of a backup. */
  rows<T>(sql: string, file?: string): T[] {
    return rowsOf(this.dataDir, sql, file);
  }

  /** The numbers of a figure of the progress page, row by row. */
  async table(title: string): Promise<string[][]> {
    const figure = this.page.getByRole('region', { name: title, exact: true }).first();
    await figure.getByText('As a table').click();
    const rows = figure.locator('tbody tr');
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((list) =>
      list.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
    );
  }
}
