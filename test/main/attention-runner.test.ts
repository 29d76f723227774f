import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { createAttentionRunner, type AttentionRunner } from '#main/services/attention-runner.ts';
import { UNCANCELLED, WORKER_URL } from '../support/lab.ts';

const SLY_WORKER = new URL('./workers/sly.ts', import.meta.url);

function runner(workerUrl: URL, timeout?: number): AttentionRunner {
  const created = createAttentionRunner({ workerUrl, ...(timeout ? { timeout } : {}) });
  onTestFinished(() => created.close());
  return created;
}

const ENDLESS = { spec: { ...DEFAULT_SPEC, text: 'endless' } };
const ask = (text: string) => ({ spec: { ...DEFAULT_SPEC, text }, parts: [], checksum: false });

describe('the attention runner', () => {
  it('computes in the worker what the core computes here', async () => {
    const { compute } = runner(WORKER_URL);
    const reply = await compute(
      {
        spec: { ...DEFAULT_SPEC, mask: { kind: 'causal' } },
        parts: [
          { stage: 'weights', head: 0 },
          { stage: 'masked', head: 3, rows: { from: 0, to: 1 } },
        ],
        checksum: true,
      },
      UNCANCELLED,
    );
    expect(reply.tokens).toHaveLength(10);
    expect(reply.parts[0]).toMatchObject({ stage: 'weights', rows: 10, cols: 10 });
    expect(reply.parts[1]?.data.slice(1)).toEqual(new Float64Array(9).fill(-Infinity));
    expect(reply.checksum).toMatch(/^[0-9a-f]{16}$/);
  });

  it('answers wrong settings with the core’s own error', async () => {
    const { compute } = runner(WORKER_URL);
    await expect(compute(ask(' \n '), UNCANCELLED)).rejects.toMatchObject({ code: 'text.empty' });
    await expect(compute(ask('word '.repeat(5000)), UNCANCELLED)).rejects.toMatchObject({
      code: 'text.too-long',
      details: { tokens: 5000, limit: 512 },
    });
  });

  it('is there again after a crash, and answers the waiting questions', async () => {
    const { compute } = runner(SLY_WORKER);
    const [crash, next] = await Promise.allSettled([
      compute(ask('crash'), UNCANCELLED),
      compute(ask('fine'), UNCANCELLED),
    ]);
    expect(crash).toMatchObject({ status: 'rejected', reason: { code: 'engine.crashed' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { tokens: ['fine'], elapsed: 1 } });
    await expect(compute(ask('throw'), UNCANCELLED)).rejects.toMatchObject({
      code: 'engine.crashed',
    });
    expect((await compute(ask('again'), UNCANCELLED)).tokens).toEqual(['again']);
  });

  it('gives up a computation that takes too long, and is there again', async () => {
    const { compute } = runner(SLY_WORKER, 1500);
    await compute(ask('warm'), UNCANCELLED);
    await expect(compute(ask('hang'), UNCANCELLED)).rejects.toMatchObject({
      code: 'engine.timeout',
    });
    expect((await compute(ask('after'), UNCANCELLED)).tokens).toEqual(['after']);
  });

  it('never starts what was cancelled while it waited: the newest comes next', async () => {
    const { compute } = runner(SLY_WORKER);
    const slow = compute(ask('slow'), UNCANCELLED);
    const aborts = Array.from({ length: 50 }, () => new AbortController());
    const stale = aborts.map(({ signal }, i) => compute(ask(`stale ${i}`), { signal }));
    const newest = compute(ask('newest'), UNCANCELLED);
    for (const abort of aborts) abort.abort();
    await slow;
    // Its number in the worker's count: only the slow one came before it.
    expect(await newest).toMatchObject({ tokens: ['newest'], elapsed: 2 });
    for (const result of await Promise.allSettled(stale)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    }
  });

  it('answers pictures and explanations while something long is computed', async () => {
    const { compute, explain, checks } = runner(SLY_WORKER);
    const abort = new AbortController();
    const endless = checks(ENDLESS, { signal: abort.signal });
    const address = { layer: 0, stage: 'weights', head: 0, row: 0, col: 0 } as const;
    const [picture, explanation] = await Promise.all([
      compute(ask('picture'), UNCANCELLED),
      explain({ spec: DEFAULT_SPEC, address }, UNCANCELLED),
    ]);
    expect(picture.tokens).toEqual(['picture']);
    expect(explanation.label).toBe('A[1, 1]');
    abort.abort();
    await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('stops something long half-way when it is cancelled, and the newest comes next', async () => {
    const { checks } = runner(SLY_WORKER);
    const [first, second] = [new AbortController(), new AbortController()];
    const endless = checks(ENDLESS, { signal: first.signal });
    const stale = checks(ENDLESS, { signal: second.signal });
    const newest = checks({ spec: DEFAULT_SPEC }, UNCANCELLED);
    second.abort();
    first.abort();
    const results = await Promise.allSettled([endless, stale, newest]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('lets something long go on as long as it tells of progress', async () => {
    const { checks } = runner(SLY_WORKER, 1000);
    const abort = new AbortController();
    let told = 0;
    const progress = () => {
      if (++told === 75) abort.abort();
    };
    const long = checks(ENDLESS, { signal: abort.signal, progress });
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toBe(75);
  });
});
