import { expect, test } from './fixtures.ts';
import { startProcess } from './process.ts';

test('the page may turn to nothing outside: its policy refuses', async ({ openLab, trap }) => {
  const { page } = await openLab();
  const refused = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      directives.push(event.effectiveDirective),
    );
    const inline = document.createElement('script');
    inline.textContent = 'window.ranInline = true';
    document.body.append(
      inline,
      Object.assign(document.createElement('script'), { src: 'https://example.com/a.js' }),
      Object.assign(document.createElement('img'), { src: 'https://example.com/a.png' }),
      Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }),
    );
    await fetch('https://example.com/').catch(() => undefined);
    try {
      new WebSocket('wss://example.com/');
    } catch {
      // refused at once
    }
    // Each of the six is reported by itself, soon.
    for (let i = 0; i < 100 && directives.length < 6; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return { directives: directives.sort(), ranInline: 'ranInline' in window };
  });
  expect(refused).toEqual({
    directives: [
      'connect-src',
      'connect-src',
      'frame-src',
      'img-src',
      'script-src-elem',
      'script-src-elem',
    ],
    ranInline: false,
  });
  expect(trap.caught).toEqual([]);
});

test('the trap catches a page that does turn outside', async ({ trappedBrowser, trap }) => {
  const page = await trappedBrowser.newPage();
  await page.goto('http://example.com/plain').catch(() => undefined);
  await page.goto('https://example.org/secret').catch(() => undefined);
  await page.close();
  expect(trap.caught).toEqual(
    expect.arrayContaining(['http://example.com/plain', 'example.org:443']),
  );
  trap.caught.length = 0;
});

test('a main process that turns outside is heard', async () => {
  const process = startProcess([
    ...['--import', './test/support/no-network.ts', '--input-type=module', '--eval'],
    "import net from 'node:net'; net.connect(80, 'example.com').on('error', () => {});",
  ]);
  await process.waitFor(/ASKED OUTSIDE: example\.com/);
  await process.end('SIGKILL');
});
