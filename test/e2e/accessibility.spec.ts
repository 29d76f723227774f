import { expect, test } from './fixtures.ts';
import { fillLog } from '../support/learner.ts';
import { goTo, LabPage } from './lab-page.ts';
import { headOf, writeLesson } from './own-lesson.ts';
import { seriousOn } from './serious-on.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });

    test('axe finds nothing serious in any room', async ({ openLab }) => {
      const { page } = await openLab();
      const lab = new LabPage(page);
      await expect(lab.map).toBeVisible();
      await lab.save('To be looked at');
      expect(await seriousOn(page), 'Lab').toEqual([]);
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousOn(page), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await lab.sentence.fill('');
      await expect(lab.alert).toBeVisible();
      expect(await seriousOn(page), 'Lab with an error').toEqual([]);
      for (const room of ['Home', 'Lessons', 'Practice', 'Progress', 'Experiments']) {
        await page.getByRole('link', { name: new RegExp(`^${room}`) }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(room);
        expect(await seriousOn(page), room).toEqual([]);
      }
    });

    test('axe finds nothing serious in a lesson, nor in its search', async ({ openLab }) => {
      const { page } = await openLab();
      await page
        .getByRole('link', { name: /^Lessons/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'The course' }).getByRole('link').first().click();
      const article = page.getByRole('article');
      await expect(article.getByTestId('row-in-words').first()).toContainText('%');
      expect(await seriousOn(page), 'lesson').toEqual([]);
      await page.keyboard.press('/');
      await page.getByLabel('Words to look for').fill('attention');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(await seriousOn(page), 'search').toEqual([]);
    });

    test('axe finds nothing serious in code side by side, on the map, in the glossary, nor in own lessons and notes', async ({
      openLab,
      dataDir,
    }) => {
      writeLesson(dataDir, 'broken', '---\nid: x\n---\n<b>');
      writeLesson(dataDir, 'odd', `${headOf('odd', 'Odd')}Text\n\n::nothing{}\n`);
      const { page } = await openLab(undefined, 'Lessons');
      await expect(page.getByLabel('Problems')).toContainText('broken/lesson.md');
      expect(await seriousOn(page), 'own lessons with an error').toEqual([]);
      await page.getByRole('link', { name: 'Odd' }).click();
      await expect(page.getByLabel('Problems')).toContainText('odd/lesson.md:16');
      expect(await seriousOn(page), 'an own lesson with an error').toEqual([]);
      await page.getByRole('link', { name: 'Lessons', exact: true }).last().click();
      await page.getByRole('link', { name: 'Concept map' }).click();
      const map = page.getByRole('group', { name: 'Concept map' });
      await map.locator('[aria-pressed="true"]').focus();
      const first = await map.locator('[aria-pressed="true"]').getAttribute('data-lesson');
      await page.keyboard.press('ArrowDown');
      await expect(map.locator(`[data-lesson="${first}"]`)).toHaveAttribute(
        'aria-pressed',
        'false',
      );
      expect(await seriousOn(page), 'concept map').toEqual([]);
      await page.getByRole('link', { name: 'Lessons', exact: true }).last().click();
      await page.getByRole('link', { name: 'Glossary' }).click();
      await page.getByRole('searchbox', { name: 'Look for a term' }).fill('row');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect(await seriousOn(page), 'glossary').toEqual([]);
      await page.getByRole('link', { name: 'Six steps, with every number' }).first().click();
      const code = page.locator('.code-group');
      await expect(
        code.getByRole('button', { name: 'Copy the PyTorch code' }).first(),
      ).toBeVisible();
      await page.getByRole('button', { name: 'New note here' }).click();
      await page.getByRole('textbox', { name: /^Note on/ }).fill('To look at again');
      expect(await seriousOn(page, 'aside[class*="sticky"]'), 'notes').toEqual([]);
      expect(await seriousOn(page, '.code-group'), 'code').toEqual([]);
    });

    test('axe finds nothing serious in any picture, nor in the comparison', async ({ openLab }) => {
      const { page } = await openLab();
      await expect(new LabPage(page).map).toBeVisible();
      for (const picture of ['Lines', 'Text', 'Heads', 'Space']) {
        await page.getByRole('radio', { name: picture, exact: true }).click();
        await expect(page.getByText('Computing…')).toBeHidden();
        expect(await seriousOn(page), picture).toEqual([]);
      }
      await page.getByRole('tab', { name: 'Output' }).click();
      await page.getByRole('radio', { name: 'Bars' }).click();
      await expect(page.getByTestId('bars-total')).toBeVisible();
      expect(await seriousOn(page), 'Bars').toEqual([]);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await expect(page.getByRole('grid', { name: /^Difference/ })).toBeVisible();
      expect(await seriousOn(page), 'Compare').toEqual([]);
    });

    test('axe finds nothing serious in any kind of exercise, judged and solved', async ({
      openLab,
    }) => {
      test.slow();
      const { page } = await openLab();
      await page.getByRole('link', { name: /^Practice/ }).click();
      for (const title of [
        'A whole head, step by step',
        'Which weights are these?',
        'Building a mask',
        'Who sees whom?',
        'Where is the error?',
        'Reading a map of weights',
        'The order of the steps',
        'What belongs together',
      ]) {
        await page.getByRole('combobox', { name: 'What to practise' }).click();
        await page.getByRole('option', { name: title }).click();
        const problem = page.getByRole('region', { name: 'Problem' });
        const choice = problem.getByRole('radio').or(problem.getByRole('gridcell')).first();
        if (await choice.isVisible()) await choice.click();
        for (const field of await problem.getByRole('textbox').all()) await field.fill('9');
        await problem.getByRole('button', { name: /^Check/ }).click();
        await expect(page.locator('[data-outcome]')).toBeVisible();
        expect(await seriousOn(page), title).toEqual([]);
      }
      await page.getByRole('button', { name: /^Hint/ }).click();
      await page.getByRole('button', { name: 'Worked solution' }).click();
      expect(await seriousOn(page), 'solution').toEqual([]);
    });

    test('axe finds nothing serious in filled progress, a review, a test and its report', async ({
      openLab,
      dataDir,
    }) => {
      test.slow();
      // The frame around it is looked at in the other rooms.
      const MAIN = 'main';
      fillLog(dataDir, 150, 40, Date.now() - 60_000);
      const { page } = await openLab(dataDir, 'Progress');
      await expect(page.getByRole('heading', { name: 'Concepts' })).toBeVisible();
      await page.getByText('As a table').first().click();
      expect(await seriousOn(page, MAIN), 'filled progress').toEqual([]);
      await goTo(page, 'Home');
      await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
      expect(await seriousOn(page, MAIN), 'Home with something due').toEqual([]);
      await page.getByRole('link', { name: 'Start the review' }).click();
      await page.getByRole('button', { name: 'Start the review' }).click();
      await page.getByRole('button', { name: 'Worked solution' }).click();
      await expect(page.getByText(/It comes back/)).toBeVisible();
      expect(await seriousOn(page, MAIN), 'review').toEqual([]);
      const part = page.getByRole('radiogroup', { name: 'What to do' });
      await part.getByText('Free practice').click();
      await page.getByRole('button', { name: /^Concepts/ }).click();
      await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible();
      expect(await seriousOn(page), 'concepts').toEqual([]);
      await page.keyboard.press('Escape');
      await part.getByText('Test', { exact: true }).click();
      expect(await seriousOn(page, MAIN), 'before a test').toEqual([]);
      await page.getByRole('button', { name: 'Start the test' }).click();
      await expect(page.getByRole('timer')).toBeVisible();
      expect(await seriousOn(page, MAIN), 'test').toEqual([]);
      await page.getByRole('button', { name: 'End the test' }).click();
      await page.getByRole('list', { name: 'Questions' }).locator('summary').first().click();
      expect(await seriousOn(page, MAIN), 'report').toEqual([]);
    });

    test('axe finds nothing serious in any panel of the inspector', async ({ openLab }) => {
      test.slow();
      const PANE = 'section[aria-label="Inspector"]';
      const { page } = await openLab();
      await expect(page.getByTestId('picked-value')).toBeVisible();
      await page.getByRole('tab', { name: 'Scores' }).click();
      const panel = (name: string) => page.getByRole('radio', { name, exact: true }).click();
      await panel('Trace');
      await expect(page.getByRole('treeitem').first()).toBeVisible();
      await expect(page.getByTestId('proof')).toContainText('checked twice');
      expect(await seriousOn(page, PANE), 'Trace').toEqual([]);
      await panel('Influence');
      await expect(page.getByRole('list', { name: /that change$/ }).first()).toBeVisible();
      expect(await seriousOn(page, PANE), 'Influence').toEqual([]);
      await panel('Lenses');
      await expect(page.getByTestId('saturation')).toBeVisible();
      expect(await seriousOn(page, PANE), 'Saturation').toEqual([]);
      await panel('Gradient');
      await page.getByRole('grid', { name: /^Slopes/ }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByTestId('slope')).toBeVisible();
      expect(await seriousOn(page, PANE), 'Gradient').toEqual([]);
      await panel('Cost');
      await expect(page.getByTestId('cost')).toBeVisible();
      expect(await seriousOn(page, PANE), 'Cost').toEqual([]);
    });

    test('axe finds nothing serious in the walk-through', async ({ openLab }) => {
      const { page } = await openLab();
      // Few words: axe looks at every cell.
      await new LabPage(page).sentence.fill('cats sleep');
      await page.getByRole('link', { name: 'Walk-through' }).click();
      await expect(page.getByTestId('walk')).toBeVisible();
      await page.getByRole('button', { name: 'Formula and code' }).click();
      await expect(page.getByRole('region', { name: 'The steps in code' })).toBeVisible();
      expect(await seriousOn(page), 'walk-through, all steps').toEqual([]);
      await page.getByRole('radio', { name: 'One by one' }).click();
      await page.getByRole('switch', { name: 'Predict first' }).click();
      await expect(page.getByRole('textbox', { name: /What will the/ })).toBeVisible();
      expect(await seriousOn(page), 'walk-through, one step').toEqual([]);
    });
  });
}

test('axe would find what is wrong', async ({ openLab }) => {
  const { page } = await openLab();
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'data:,' })),
  );
  expect((await seriousOn(page)).join()).toContain('image-alt');
});
