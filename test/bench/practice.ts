/**
 * `npm run bench:practice`: 100,000 answers in the log. How long the figures take in the main process, and how long home,
 * practice and progress take from the click to the picture, in Chromium through the loopback host. Writes
 * RESULTS-PRACTICE.md; reports and never fails on time.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import { createProgress, itemsOfCourse, fillLog, openDatabase, RANGES } from './tools/practice.ts';
import { launch } from '../e2e/hosts.ts';
import { goTo } from '../e2e/lab-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { setTrap } from '../support/trap.ts';
import { percentile, timed } from './tools/timed.ts';

const ANSWERS = 100_000;
const DAYS = 730;
const ROUNDS = 20;

const dataDir = mkdtempSync(join(tmpdir(), 'attention-lab-'));
try {
  console.log(`Writing ${ANSWERS} answers …`);
  fillLog(dataDir, ANSWERS, DAYS, Date.now(), await itemsOfCourse());
  const rows = [...(await queries()), ...(await rooms())];
  const report = `# Practice with ${ANSWERS.toLocaleString('en')} answers

${ANSWERS.toLocaleString('en')} answers over ${DAYS} days, ${ROUNDS} rounds each, milliseconds. Questions are timed in the main process, rooms from the click to
the frame that shows them, in headless Chromium through the loopback host. ${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} threads, Node ${process.version}.

| | p50 | p95 | target |
| --- | --: | --: | --: |
${rows.map(({ name, times, target }) => `| ${name} | ${percentile(times, 0.5)} | ${percentile(times, 0.95)} | ${target} |`).join('\n')}
`;
  writeFileSync(
    resolve(import.meta.dirname, 'RESULTS-PRACTICE.md'),
    await format(report, { parser: 'markdown' }),
  );
  console.log(report);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

interface Row {
  readonly name: string;
  readonly times: number[];
  readonly target: number;
}

/** The questions of the three rooms, asked in the main process. */
async function queries(): Promise<Row[]> {
  const { db } = openDatabase(dataDir);
  const zoneAt = (time: number) => -new Date(time).getTimezoneOffset();
  const backUp = () => Promise.reject(new Error('not here'));
  const items = await itemsOfCourse();
  const progress = createProgress(db, {
    ...{ now: Date.now, zoneAt, backUp, changed: () => undefined },
    ...{ lessonItems: () => Promise.resolve(items), onLessonsChanged: () => undefined },
  });
  const context = {
    signal: {
      ...{ aborted: false, addEventListener: () => undefined },
      removeEventListener: () => undefined,
    },
    progress: () => undefined,
  };
  const asked: [string, () => unknown][] = [
    ['overview (home, practice)', () => progress.overview(undefined, context)],
    ['due items', () => progress.queue({ which: 'due', most: 50 }, context)],
    ['often forgotten items', () => progress.queue({ which: 'hard', most: 50 }, context)],
    ...RANGES.map((range): [string, () => unknown] => [
      `statistics, ${range}`,
      () => progress.statistics({ range }, context),
    ]),
  ];
  const rows: Row[] = [];
  for (const [name, ask] of asked) {
    rows.push({ name, times: await timed(ROUNDS, async () => void (await ask())), target: 30 });
  }
  db.close();
  return rows;
}

/** The three rooms, opened in turn. */
async function rooms(): Promise<Row[]> {
  const trap = await setTrap();
  const browser = await launchChromium();
  const viewport = { width: 1280, height: 800 };
  const lab = await launch('loopback', {
    ...{ dataDir, browser, proxy: trap.url, viewport, colorScheme: 'light' as const },
  });
  const { page } = lab;
  const READY = {
    Home: 'section[aria-labelledby="today"]',
    Practice: 'aside[aria-label="Where you are"]',
    Progress: 'main canvas',
  } as const;
  const times: Record<keyof typeof READY, number[]> = { Home: [], Practice: [], Progress: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const room of ['Practice', 'Progress', 'Home'] as const) {
        const shown = page.evaluate(
          ([selector, name]) =>
            new Promise<number>((done) => {
              let clicked = NaN;
              document.addEventListener('click', () => (clicked = performance.now()), {
                capture: true,
                once: true,
              });
              const look = () => {
                const here = document.querySelector('h1')?.textContent?.trim() === name;
                const next = () => done(performance.now() - clicked);
                requestAnimationFrame(here && document.querySelector(selector) ? next : look);
              };
              look();
            }),
          [READY[room], room] as const,
        );
        await goTo(page, room);
        const took = await shown;
        // The first time, the room's code is loaded; that is measured with the start, not here.
        if (round > 0) times[room].push(took);
      }
    }
  } finally {
    await lab.close();
    await browser.close();
    await trap.close();
  }
  return Object.entries(times).map(([name, list]) => ({ name, times: list, target: 300 }));
}
