/**
 * `npm run bench:lessons`: from the wish to read a lesson to the frame that shows it, in Chromium through the loopback host: the
 * first one after a start, every one of the course, and one of 500 paragraphs. Writes RESULTS-LESSONS.md; reports and
 * never fails on time.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { format } from 'prettier';
import { launch } from '../e2e/hosts.ts';
import { launchChromium } from '../support/chromium.ts';
import { setTrap, type Trap } from '../support/trap.ts';
import { longLesson } from './tools/long-lesson.ts';
import { percentile } from './tools/timed.ts';

const STARTS = 5;
const ROUNDS = 10;
const PARAGRAPHS = 500;
/** A moment in which somebody looks at Home before reading, milliseconds. */
const LOOK = 4_000;

interface Row {
  readonly name: string;
  readonly times: number[];
  readonly target: number;
}

const trap = await setTrap();
const browser = await launchChromium([]);
try {
  const rows = [
    await firstLesson('first lesson, at once after the start', 0, 1_000, browser, trap),
    await firstLesson(`first lesson, ${LOOK / 1000} s after the start`, LOOK, 1_000, browser, trap),
    ...(await openings(browser, trap)),
  ];
  const report = `# Opening a lesson

Milliseconds from the change of the address to the frame that shows the lesson, ${STARTS} starts of the lab and ${ROUNDS} rounds each, in headless
Chromium ${browser.version()} through the loopback host. ${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} threads, Node ${process.version}.

| | p50 | p95 | target |
| --- | --: | --: | --: |
${rows.map(({ name, times, target }) => `| ${name} | ${percentile(times, 0.5)} | ${percentile(times, 0.95)} | ${target} |`).join('\n')}
`;
  const file = resolve(import.meta.dirname, 'RESULTS-LESSONS.md');
  writeFileSync(file, await format(report, { parser: 'markdown' }));
  console.log(report);
} finally {
  await browser.close();
  await trap.close();
}

/** Runs `work` with a lab of its own, on a fresh folder. */
async function withLab<Result>(
  on: { browser: Browser; trap: Trap; prepare?: (dataDir: string) => void },
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'attention-lab-'));
  on.prepare?.(dataDir);
  const viewport = { width: 1280, height: 800 };
  const lab = await launch('loopback', {
    ...{ dataDir, browser: on.browser, proxy: on.trap.url, viewport, colorScheme: 'light' },
  });
  try {
    await lab.page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    return await work(lab.page);
  } finally {
    await lab.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function firstLesson(
  name: string,
  wait: number,
  target: number,
  within: Browser,
  caught: Trap,
): Promise<Row> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start++)
    times.push(
      await withLab({ browser: within, trap: caught }, async (page) => {
        await page.waitForTimeout(wait);
        return timeOpening(page, 'step-by-step');
      }),
    );
  return { name, times, target };
}

/** Every lesson of the course, and the long one, with the lab warm. */
function openings(within: Browser, caught: Trap): Promise<Row[]> {
  const prepare = (dataDir: string) => {
    const folder = join(dataDir, 'lessons', 'long');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lesson.md'), longLesson('long', PARAGRAPHS));
  };
  return withLab({ browser: within, trap: caught, prepare }, async (page) => {
    await timeOpening(page, 'why-attention');
    const ids = ['why-attention', 'step-by-step', 'in-the-transformer'];
    const course: number[] = [];
    const long: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const id of ids) course.push(await timeOpening(page, id));
      long.push(await timeOpening(page, 'long'));
    }
    return [
      { name: 'lessons of the course, later', times: course, target: 500 },
      { name: `a lesson of ${PARAGRAPHS} paragraphs`, times: long, target: 1_000 },
    ];
  });
}

/** From the list of lessons to a lesson, in the page's own clock. */
async function timeOpening(page: Page, id: string): Promise<number> {
  await page.evaluate(() => void (location.hash = '#/lessons'));
  await page.waitForFunction(() => document.querySelector('article') === null);
  return page.evaluate(
    (lesson) =>
      new Promise<number>((done) => {
        const begun = performance.now();
        location.hash = `#/lessons/${lesson}`;
        const look = () => {
          const article = document.querySelector('article');
          const shown = article?.querySelector('footer');
          // Two frames: the one in which it is laid out, and the one after it, when it is on the screen.
          if (shown) requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
          else requestAnimationFrame(look);
        };
        look();
      }),
    id,
  );
}
