/* eslint max-lines: off -- a list: every screen of the lab, one after the other */
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../test/e2e/fixtures.ts';
import { goTo, LabPage } from '../test/e2e/lab-page.ts';
import { fillLog } from '../test/support/learner.ts';

/** The README's pictures go to docs/; SCREENSHOTS=PATH gathers every screen in every size there instead. */
const gallery = process.env['SCREENSHOTS'];
const docs = resolve(import.meta.dirname, '../docs');
const sizes = gallery
  ? [
      { width: 1024, height: 700 },
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
    ]
  : [{ width: 1360, height: 850 }];

for (const theme of ['light', 'dark'] as const) {
  for (const viewportSize of sizes) {
    test.describe(`${theme} ${viewportSize.width}`, () => {
      test.use({ theme, viewportSize });

      /** The Lab is taken in every size, the other rooms in the usual one: the gallery stays short. */
      const otherSize = viewportSize.width !== 1280;

      test('the Lab', async ({ openLab }) => {
        const { page } = await openLab();
        const lab = new LabPage(page);
        await lab.name.fill('What does “it” mean?');
        await lab.select('it');
        await page.getByRole('listitem').getByRole('button').first().click();
        await lab.save('What does “it” mean?');
        await expect(page.getByText(/^checked twice/)).toBeVisible();
        await shoot(page, 'lab');
        if (!gallery) return;
        for (const picture of ['Lines', 'Text', 'Heads', 'Space']) {
          await page.getByRole('radio', { name: picture, exact: true }).click();
          await shoot(page, `lab-${picture.toLowerCase()}`);
        }
        await page.getByRole('radio', { name: 'Map', exact: true }).click();
        await page.getByRole('tab', { name: 'Output' }).click();
        await page.getByRole('radio', { name: 'Bars' }).click();
        await shoot(page, 'lab-bars');
        await page.getByRole('button', { name: 'Compare', exact: true }).click();
        await shoot(page, 'compare');
        await page.getByRole('button', { name: 'Back to the Lab' }).click();
        await page.getByRole('tab', { name: 'Scores' }).click();
        await shoot(page, 'lab-scores');
        await page.getByRole('tab', { name: 'Weights' }).click();
        await page.getByRole('radio', { name: 'Causal' }).click();
        await page.getByRole('button', { name: 'Second sentence' }).click();
        await lab.secondSentence.fill('le chat était fatigué');
        await shoot(page, 'lab-cross-causal');
        await page.keyboard.press('ControlOrMeta+k');
        await shoot(page, 'palette');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'New', exact: true }).click();
        await shoot(page, 'leave');
        await page.getByRole('button', { name: 'Cancel' }).click();
        await lab.sentence.fill('');
        await expect(lab.alert).toBeVisible();
        await shoot(page, 'lab-empty-sentence');
        await lab.sentence.fill(Array.from({ length: 100 }, (_, i) => `word${i}`).join(' '));
        await page.getByRole('button', { name: 'Remove second sentence' }).click();
        await expect(lab.map).toHaveAccessibleName(/100 × 100/);
        await shoot(page, 'lab-100');
        await lab.sentence.fill('alone');
        await expect(lab.map).toHaveAccessibleName(/1 × 1/);
        await shoot(page, 'lab-1');
      });

      test('a trained model', async ({ openLab }) => {
        test.skip(!gallery || otherSize, 'once in the gallery');
        const { page } = await openLab();
        const lab = new LabPage(page);
        const choose = (name: string) => page.getByRole('radio', { name, exact: true }).click();
        await lab.readTrained('We sat on the embankments by the bank.');
        await expect(lab.map).toHaveAccessibleName(/12 × 12/);
        await lab.select('bank');
        await choose('Words');
        await page.getByRole('switch', { name: '[CLS] and [SEP]' }).click();
        for (const picture of ['Map', 'Lines', 'Text', 'Heads', 'Path']) {
          await choose(picture);
          await shoot(page, `trained-${picture.toLowerCase()}`);
        }
        await page.getByRole('textbox', { name: 'Sentence beside' }).fill('My bank lends money.');
        await choose('Lenses');
        await choose('Nearest');
        await shoot(page, 'trained-nearest');
        await choose('Sentences');
        await page.getByLabel('Sentence B', { exact: true }).fill('We went for a walk.');
        await shoot(page, 'trained-sentences');
        await lab.save('Embankments');
        await lab.sentence.fill('My bank lends money.');
        await page.getByRole('button', { name: 'Compare', exact: true }).click();
        await shoot(page, 'trained-compare');
      });

      test('the inspector', async ({ openLab }) => {
        test.skip(!gallery, 'only in the gallery');
        const { page } = await openLab();
        const panel = (name: string) => page.getByRole('radio', { name, exact: true }).click();
        const lab = new LabPage(page);
        await lab.select('it');
        await page.getByRole('tab', { name: 'Scores' }).click();
        await lab.map.press('Home');
        await expect(page.getByTestId('picked-value')).toBeVisible();
        await panel('Trace');
        await page.getByRole('treeitem').first().focus();
        await page.keyboard.press('ArrowRight');
        await shoot(page, 'trace');
        await panel('Influence');
        await shoot(page, 'influence');
        await panel('Lenses');
        await shoot(page, 'lens-saturation');
        await panel('Gradient');
        await page.getByRole('grid', { name: /^Slopes/ }).focus();
        await page.keyboard.press('ArrowRight');
        await shoot(page, 'lens-gradient');
        await panel('Cost');
        await page.getByRole('button', { name: 'Measure' }).click();
        await page.getByTestId('scaling').scrollIntoViewIfNeeded({ timeout: 40_000 });
        await shoot(page, 'lens-cost');
      });

      test('the walk-through', async ({ openLab }) => {
        test.skip(!gallery, 'only in the gallery');
        const { page } = await openLab();
        const step = (name: string) =>
          page.getByRole('list', { name: 'Steps' }).getByRole('button', { name }).click();
        await expect(new LabPage(page).map).toBeVisible();
        await page.getByRole('link', { name: 'Walk-through' }).click();
        await shoot(page, 'walk-all');
        await step('Weights');
        await page.getByRole('button', { name: 'Formula and code' }).click();
        await shoot(page, 'walk-all-weights');
        await page.getByRole('radio', { name: 'One by one' }).click();
        await step('Scores');
        await shoot(page, 'walk-one-scores');
        await page.getByRole('switch', { name: 'Predict first' }).click();
        await shoot(page, 'walk-predict');
      });

      test('the other rooms', async ({ openLab }) => {
        test.skip(!gallery || otherSize, 'once in the gallery');
        const running = await openLab();
        const { page } = running;
        const lab = new LabPage(page);
        const go = (name: string) =>
          page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
        for (const room of ['Lessons', 'Practice', 'Progress', 'Experiments']) {
          await go(room);
          await shoot(page, `${room.toLowerCase()}-empty`);
        }
        await go('Lab');
        for (const [name, text] of [
          ['Cats and mats', 'The cat sat on the mat because it was tired'],
          [
            'A river',
            'I sat by the bank of the river and watched the water go by for a long and quiet while',
          ],
          ['שלום', 'שלום עולם'],
        ] as const) {
          await lab.sentence.fill(text);
          await lab.save(name);
          await page.getByRole('button', { name: 'New', exact: true }).click();
        }
        await go('Experiments');
        await shoot(page, 'experiments');
        await page.getByRole('button', { name: 'Delete A river' }).click();
        await shoot(page, 'experiments-undo');
        await go('Lab');
      });

      test('lessons', async ({ openLab }) => {
        test.skip(!gallery || otherSize || theme === 'dark', 'once in the gallery');
        test.setTimeout(300_000);
        const { page } = await openLab();
        await page.getByRole('link', { name: /^Lessons/ }).click();
        const links = page.getByRole('region', { name: /course|reference/i }).getByRole('link');
        await expect(links.first()).toBeVisible();
        const places = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        const [base = ''] = page.url().split('#');
        for (const place of new Set(places.filter((href) => href?.startsWith('#/lessons/')))) {
          await page.goto(base + place);
          await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
          // From top to bottom: widgets and diagrams are drawn when they are seen.
          for (let pass = 0; pass < 2; pass++) {
            const content = page.getByTestId('lesson-page');
            const height = await content.evaluate((element) => element.scrollHeight);
            await page.setViewportSize({ width: viewportSize.width, height: height + 64 });
            await page.waitForTimeout(800);
          }
          await shoot(page, `lesson-${place?.split('/').at(-1)}`);
          await page.setViewportSize(viewportSize);
        }
      });

      test('exercises', async ({ openLab }) => {
        test.skip(!gallery || otherSize, 'once in the gallery');
        const { page } = await openLab();
        await page.getByRole('link', { name: /^Practice/ }).click();
        await page.getByRole('textbox', { name: 'Seed' }).fill('4711');
        await page.getByRole('textbox', { name: 'Seed' }).press('Enter');
        for (const title of [
          'Scaled scores',
          'Which weights are these?',
          'Building a mask',
          'Who sees whom?',
          'Where is the error?',
          'Reading a map of weights',
          'The order of the steps',
          'What belongs together',
          'A whole head, step by step',
        ]) {
          await page.getByRole('combobox', { name: 'What to practise' }).click();
          await page.getByRole('option', { name: title }).click();
          await shoot(page, `exercise-${title.toLowerCase().replace(/\W+/gu, '-')}`);
        }
        const fields = page.getByRole('region', { name: 'Problem' }).getByRole('textbox');
        for (const field of await fields.all()) await field.fill('1');
        await page.getByRole('button', { name: /^Check/ }).click();
        await page.getByRole('button', { name: /^Hint/ }).click();
        await shoot(page, 'exercise-judged');
        await page.getByRole('button', { name: 'Worked solution' }).click();
        await shoot(page, 'exercise-solved');
      });

      test('practice and progress', async ({ openLab, dataDir }) => {
        test.skip(!gallery || otherSize, 'once in the gallery');
        test.slow();
        fillLog(dataDir, 300, 120, Date.now() - 60_000);
        const { page } = await openLab(dataDir, 'Home');
        await shoot(page, 'home-due');
        await goTo(page, 'Progress');
        await expect(page.getByRole('heading', { name: 'Concepts' })).toBeVisible();
        await shoot(page, 'progress');
        await page.getByRole('heading', { name: 'Settings' }).scrollIntoViewIfNeeded();
        await shoot(page, 'progress-settings');
        await page.getByRole('button', { name: 'Reset progress…' }).click();
        await shoot(page, 'progress-reset');
        await page.keyboard.press('Escape');
        await goTo(page, 'Practice');
        await shoot(page, 'review-start');
        await page.getByRole('button', { name: 'Start the review' }).click();
        await shoot(page, 'review');
        const part = page.getByRole('radiogroup', { name: 'What to do' });
        await part.getByText('Often forgotten').click();
        await shoot(page, 'often-forgotten');
        await part.getByText('Free practice').click();
        await page.getByRole('button', { name: /^Concepts/ }).click();
        await shoot(page, 'free-concepts');
        await page.getByRole('menuitemcheckbox', { name: 'Softmax' }).click();
        await page.keyboard.press('Escape');
        await shoot(page, 'free-softmax');
        await page.getByRole('combobox', { name: 'What to practise' }).click();
        await page.getByRole('option', { name: 'Softmax of a row' }).click();
        const fields = page.getByRole('region', { name: 'Problem' }).getByRole('textbox');
        for (const [word, text] of [
          ['almost', '0.'],
          ['wrong', '7'],
        ] as const) {
          for (const field of await fields.all()) await field.fill(text);
          await page.getByRole('button', { name: /^Check/ }).click();
          await shoot(page, `free-${word}`);
        }
        await part.getByText('Test', { exact: true }).click();
        await shoot(page, 'test-start');
        await page.getByRole('button', { name: 'Start the test' }).click();
        await shoot(page, 'test');
        await page.getByRole('button', { name: 'End the test' }).click();
        await page.getByRole('list', { name: 'Questions' }).locator('summary').first().click();
        await shoot(page, 'test-report');
      });

      test('the course around its lessons', async ({ openLab }) => {
        test.skip(!gallery || otherSize, 'once in the gallery');
        const { page } = await openLab(undefined, 'Lessons');
        await expect(page.getByRole('region', { name: 'The course' })).toBeVisible();
        await shoot(page, 'lessons');
        await page.getByRole('link', { name: 'Concept map' }).click();
        await expect(page.getByRole('heading', { name: 'In words' })).toBeVisible();
        await shoot(page, 'concept-map');
        await page.getByRole('link', { name: 'Lessons', exact: true }).last().click();
        await page.getByRole('link', { name: 'Glossary' }).click();
        await expect(page.getByRole('searchbox')).toBeVisible();
        await shoot(page, 'glossary');
        await page.getByRole('searchbox').fill('xyzzy');
        await shoot(page, 'glossary-nothing');
      });

      test('the engine gone', async ({ openLab, kind }) => {
        test.skip(!gallery || kind !== 'loopback', 'only in the gallery');
        const running = await openLab();
        await expect(new LabPage(running.page).map).toBeVisible();
        await running.stop();
        await expect(running.page.getByRole('alert').first()).toBeVisible();
        await shoot(running.page, 'disconnected');
      });

      async function shoot(page: Page, name: string): Promise<void> {
        if (!gallery)
          await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.waitForTimeout(400); // until movement has ended
        const file = gallery
          ? `${name}-${theme}-${viewportSize.width}.png`
          : `${name}-${theme}.png`;
        await page.screenshot({ path: join(gallery ?? docs, file) });
      }
    });
  }
}
