import '#renderer/no-eval.ts';
import { checksumOf, DEFAULT_SPEC, runExperiment, type ExperimentSpec } from '#core/experiment';
import type { Experiment } from '#core/contract';
import { provideLink } from '#renderer/api/index.ts';
import { mountLab } from '#renderer/app.ts';
import { fakeLink, type FakeLink } from './fake-link.ts';

declare global {
  interface Window {
    fakeHost: FakeLink;
  }
}

// ?delay=800&fail=attention.compute:internal&text=…&words=100&context=…&saved=0&theme=dark
const query = new URLSearchParams(window.location.search);
const words = Number(query.get('words') ?? 0);
const spec: ExperimentSpec = {
  ...DEFAULT_SPEC,
  ...(query.has('text') ? { text: query.get('text') ?? '' } : {}),
  ...(words ? { text: Array.from({ length: words }, (_, i) => WORDS(i)).join(' ') } : {}),
  ...(query.has('context') ? { context: query.get('context') } : {}),
};

function WORDS(i: number): string {
  const list =
    'the river runs past a quiet bank where money never slept and no one asked why'.split(' ');
  return `${list[(i * 7) % list.length]}`;
}

function saved(count: number): Experiment[] {
  const texts = [
    ['What does “it” mean?', DEFAULT_SPEC.text],
    ['Two banks', 'She left the bank and sat on the bank of the river'],
    ['Short', 'Hello world'],
    ['Emoji and right to left', 'שלום 👩‍🚀 world 🌍'],
  ] as const;
  return Array.from({ length: count }, (_, i) => {
    const [name, text] = texts[i % texts.length]!;
    const own = { ...DEFAULT_SPEC, text };
    const at = Date.now() - i * 9_000_000;
    return {
      id: `saved-${i}`,
      name,
      text,
      context: null,
      createdAt: at,
      updatedAt: at,
      revision: 1,
      spec: own,
      checksum: query.has('other') ? '0000000000000000' : checksumOf(runExperiment(own)),
      engine: 1,
    };
  });
}

const theme = query.get('theme');
const link = fakeLink({
  delay: Number(query.get('delay') ?? 0),
  failing: Object.fromEntries(query.getAll('fail').map((entry) => entry.split(':'))),
  experiments: saved(Number(query.get('saved') ?? 4)),
  draft: { experimentId: null, revision: 0, name: '', spec },
  settings: { theme: theme === 'dark' || theme === 'light' ? theme : 'system', decimals: 2 },
  notices: query.getAll('notice'),
});
window.fakeHost = link;
provideLink(link);
mountLab('#app');
