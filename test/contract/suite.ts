import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, serve, type Connection, type Served, type Wire } from '#core/contract';
import { createSample, sampleContract, type Sample } from './sample.ts';

/** Two ends of a wire of one kind. `breakOff` ends it as a crash of the serving side would. */
export interface WirePair {
  readonly serving: Wire;
  readonly asking: Wire;
  breakOff(): void | Promise<void>;
  close(): void | Promise<void>;
}

/** What every wire must do. Run once per kind of wire. */
export function contractSuite(kind: string, makeWires: () => Promise<WirePair>): void {
  describe(`the contract over ${kind}`, () => {
    let wires: WirePair | undefined;
    afterEach(() => wires?.close());

    async function open(): Promise<
      Connection<typeof sampleContract> & {
        served: Served<typeof sampleContract>;
        sample: Sample;
        wires: WirePair;
      }
    > {
      wires = await makeWires();
      const sample = createSample();
      const served = serve(wires.serving, sampleContract, sample.implementation, (fault) =>
        sample.faults.push(fault),
      );
      return { ...connect(wires.asking, sampleContract), served, sample, wires };
    }

    it('carries numbers that JSON cannot, in arrays of every type', async () => {
      const { api } = await open();
      const value = {
        weights: Float64Array.of(0.1, NaN, Infinity, -Infinity, -0, Number.MIN_VALUE),
        fast: Float32Array.of(1.5, NaN, -Infinity),
        mask: Uint8Array.of(0, 1, 255),
        counts: Int32Array.of(-1, 2 ** 31 - 1),
        plain: [NaN, Infinity, -Infinity, 0.1 + 0.2, 2 ** 53],
        nothing: null,
        missing: undefined,
        text: 'naïve 👩‍👩‍👧 עברית \u0000',
        nested: { list: [[Float64Array.of(1)]] },
      };
      const back = await api.echo.value(value);
      expect(back).toEqual(value);
      expect((back as typeof value).weights).toBeInstanceOf(Float64Array);
      expect(Object.is((back as typeof value).weights[4], -0)).toBe(true);
    });

    it('carries a megabyte of numbers exactly', async () => {
      const { api } = await open();
      const numbers = Float64Array.from(
        { length: 131_072 },
        (_, i) => Math.sin(i) * 10 ** (i % 30),
      );
      expect(await api.echo.value(numbers)).toEqual(numbers);
    });

    it('answers each question with its own answer, many at a time', async () => {
      const { api } = await open();
      const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => api.echo.value(i)));
      expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => i));
    });

    it('refuses an input that does not fit and names the place', async () => {
      const { api } = await open();
      await expect(api.echo.atLeastOne({ size: 0 })).rejects.toMatchObject({
        name: 'LabError',
        code: 'request.invalid',
        details: { place: 'size' },
      });
      await expect(
        api.echo.atLeastOne({ size: 1, more: 1 } as { size: number }),
      ).rejects.toMatchObject({
        code: 'request.invalid',
      });
    });

    it('carries a LabError whole', async () => {
      const { api, sample } = await open();
      await expect(api.fail.plainly()).rejects.toMatchObject({
        code: 'sample.wrong',
        message: 'Choose another.',
        details: { limit: 3, which: null },
      });
      expect(sample.faults).toEqual([]);
    });

    it('keeps the words of an inner fault to the log', async () => {
      const { api, sample } = await open();
      const failure = await api.fail.badly().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'internal' });
      expect(String(failure)).not.toContain('secret');
      expect(sample.faults).toEqual([expect.any(TypeError)]);
    });

    it.each([
      ['echo', 'constructor'],
      ['echo', 'toString'],
      ['echo', '__proto__'],
      ['constructor', 'name'],
      ['__proto__', 'toString'],
      ['nowhere', 'value'],
    ])('finds own methods only: %s.%s is unknown', async (group, method) => {
      const { wires: raw } = await open();
      const replies: unknown[] = [];
      raw.asking.onMessage((message) => replies.push(message));
      raw.asking.send({ kind: 'call', id: 900, group, method, input: undefined });
      await vi.waitFor(() =>
        expect(replies).toContainEqual(
          expect.objectContaining({
            id: 900,
            error: expect.objectContaining({ code: 'request.unknown' }) as unknown,
          }),
        ),
      );
    });

    it('passes over what is no request and goes on', async () => {
      const { api, sample, wires: raw } = await open();
      for (const rubbish of [
        null,
        7,
        'call',
        {},
        { kind: 'call' },
        { kind: 'call', id: -1, group: 'echo', method: 'value' },
      ]) {
        raw.asking.send(rubbish);
      }
      expect(await api.echo.value('still here')).toBe('still here');
      expect(sample.faults).toHaveLength(6);
    });

    it('passes over answers that nobody waits for', async () => {
      const { api, wires: raw } = await open();
      raw.serving.send({ kind: 'result', id: 12345, value: 1 });
      raw.serving.send({ kind: 'event', name: 'constructor', value: 1 });
      raw.serving.send('rubbish');
      expect(await api.echo.value(1)).toBe(1);
    });

    it('tells the other side that an answer is no longer wanted', async () => {
      const { api } = await open();
      const abort = new AbortController();
      const waiting = api.work.untilCancelled(undefined, { signal: abort.signal });
      abort.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
      await vi.waitFor(async () => expect(await api.work.cancelledOnes()).toBe(1));
      await expect(api.echo.value(1, { signal: abort.signal })).rejects.toMatchObject({
        code: 'cancelled',
      });
    });

    it('reports progress before the answer', async () => {
      const { api } = await open();
      const seen: number[] = [];
      expect(
        await api.work.inSteps(undefined, { onProgress: (fraction) => seen.push(fraction) }),
      ).toBe('done');
      expect(seen).toEqual([0.25, 0.5, 1]);
    });

    it('delivers events of the right form to those who listen', async () => {
      const { api, on, served } = await open();
      const seen: number[] = [];
      const stop = on('tick', (value) => seen.push(value));
      served.emit('tick', 1);
      served.emit('tick', 'two' as unknown as number);
      await api.echo.value(0);
      stop();
      served.emit('tick', 3);
      await api.echo.value(0);
      expect(seen).toEqual([1]);
    });

    it('answers every open question with “disconnected” when the line breaks', async () => {
      const { api, wires: raw } = await open();
      const waiting = api.work.untilCancelled();
      await api.echo.value(0);
      const settled = expect(waiting).rejects.toMatchObject({ code: 'disconnected' });
      await raw.breakOff();
      await settled;
      await expect(api.echo.value(1)).rejects.toMatchObject({ code: 'disconnected' });
    });
  });
}
