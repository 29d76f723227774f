/**
 * `npm run bench:ui`: from a person's input event to the painted frame, in Chromium through the loopback host.
 * Reports; never fails on time. Numbers of one machine are compared with each other, not with another's.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import { launch } from '../e2e/hosts.ts';
import { goTo, LabPage } from '../e2e/lab-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { setTrap } from '../support/trap.ts';

/** Key presses on the temperature slider for one size, after some that the page warms up with. */
const PRESSES = 120;
const WARM_UP = 20;
/** The sizes take turns so often; the medians of the rounds are told. */
const ROUNDS = 5;
/** A press that shows nothing for so long counts as this, milliseconds. */
const LOST = 2000;
const SIZES = [
  { tokens: 16, heads: 4, target: 16 },
  { tokens: 64, heads: 8, target: 33 },
  { tokens: 512, heads: 8, target: 100 },
] as const;

interface Row {
  readonly size: string;
  readonly p50: number;
  readonly p95: number;
  readonly target: number;
}

const dataDir = mkdtempSync(join(tmpdir(), 'attention-lab-'));
const trap = await setTrap();
// Without the display's tick: a frame is drawn as soon as it can be, so that work is measured and not the wait for 1/60 s.
const browser = await launchChromium(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
const viewport = { width: 1280, height: 800 };
const lab = await launch('loopback', {
  dataDir,
  browser,
  proxy: trap.url,
  viewport,
  colorScheme: 'light',
});
const measured: Row[] = [];
await goTo(lab.page, 'Lab');
try {
  for (let round = 0; round < ROUNDS; round++)
    for (const size of SIZES) measured.push(await measure(size));
  await openTrained();
  for (let round = 0; round < ROUNDS; round++)
    measured.push({ size: 'MiniLM, 32 × 72', ...(await pressed()), target: 150 });
} finally {
  await lab.close();
  await browser.close();
  await trap.close();
  rmSync(dataDir, { recursive: true, force: true });
}

const rows = [...new Set(measured.map(({ size }) => size))].map((size) => {
  const rounds = measured.filter((row) => row.size === size);
  const median = (of: (row: Row) => number) =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? NaN;
  return { ...rounds[0], size, p50: median(({ p50 }) => p50), p95: median(({ p95 }) => p95) };
});

const report = `# From edit to picture

Each key press on the temperature slider recomputes the run and redraws the weights. Milliseconds from the input event to the frame that shows the
new numbers, ${PRESSES} presses a size in each of ${ROUNDS} rounds in turn, of which the medians stand here; in headless Chromium ${browser.version()} with software drawing, through the loopback host at ${viewport.width} × ${viewport.height}.
${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} threads, Node ${process.version}.

| tokens × heads | p50 | p95 | target p95 |
| --- | --: | --: | --: |
${rows.map(({ size, p50, p95, target }) => `| ${size} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${target} |`).join('\n')}
`;
writeFileSync(
  resolve(import.meta.dirname, 'RESULTS-UI.md'),
  await format(report, { parser: 'markdown' }),
);
console.log(report);

async function measure({ tokens, heads, target }: (typeof SIZES)[number]): Promise<Row> {
  const { page } = lab;
  const view = new LabPage(page);
  await view.sentence.fill(Array.from({ length: tokens }, (_, i) => `word${i}`).join(' '));
  await page.getByRole('combobox', { name: 'Number of heads' }).click();
  await page.getByRole('option', { name: String(heads), exact: true }).click();
  await page.getByRole('grid', { name: new RegExp(`${tokens} × ${tokens}`) }).waitFor();
  return { size: `${tokens} × ${heads}`, ...(await pressed()), target };
}

/** The trained model on 32 word pieces: in the last layer, so that each press computes all layers again. */
async function openTrained(): Promise<void> {
  const { page } = lab;
  await new LabPage(page).readTrained('The river '.repeat(15));
  await page.getByRole('grid', { name: /32 × 32/ }).waitFor();
  await page.getByRole('slider', { name: 'Layer' }).focus();
  await page.keyboard.press('End');
  await page.getByRole('radio', { name: '6', exact: true, checked: true }).waitFor();
}

/** The times of all presses, milliseconds. */
async function pressed(): Promise<Pick<Row, 'p50' | 'p95'>> {
  const { page } = lab;
  await page.getByRole('slider', { name: 'Temperature' }).focus();
  const times: number[] = [];
  for (let press = 0; press < WARM_UP + PRESSES; press++) {
    const time = painted();
    await page.keyboard.press(press % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
    if (press >= WARM_UP) times.push(await time);
    else await time;
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The time of the next measured edit. The page tells it by itself: asking it each frame would cost frames. */
function painted(): Promise<number> {
  return lab.page.evaluate(
    (lost) =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const [entry] = list.getEntries();
          if (!entry) return;
          observer.disconnect();
          resolve(entry.duration);
        });
        observer.observe({ type: 'measure' });
        setTimeout(() => resolve(lost), lost);
      }),
    LOST,
  );
}
