/** A worker that behaves as told by the sentence: crashes, hangs, or counts what it was asked. */
import { parentPort } from 'node:worker_threads';
import { LabError } from '#core/attention';
import { engineContract, serve } from '#core/contract';
import { DEFAULT_SPEC } from '#core/experiment';
import { createEngine } from '#main/worker/engine.ts';
import { portWire, type Port } from '#main/worker/port-wire.ts';

const real = createEngine(() => performance.now());
let asked = 0;
serve(
  portWire(parentPort as Port),
  engineContract,
  {
    engine: {
      ...real.engine,
      async compute(request, context) {
        asked++;
        const { text } = request.spec;
        if (text === 'crash') throw process.exit(3);
        if (text === 'throw')
          setTimeout(() => {
            throw new Error('out of the blue');
          });
        if (text === 'hang') for (;;);
        if (text === 'throw') return new Promise<never>(() => undefined);
        if (text === 'slow') await new Promise((resolve) => setTimeout(resolve, 100));
        const reply = await real.engine.compute(
          { ...request, spec: { ...DEFAULT_SPEC, text } },
          context,
        );
        return { ...reply, elapsed: asked };
      },
      async checks({ spec }, context) {
        // Pauses often, as the real ones do, and ends by itself only for other sentences.
        while (spec.text === 'endless') {
          if (context.signal.aborted) throw new LabError('cancelled', 'It was cancelled.');
          context.progress(0.5);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return real.engine.checks({ spec }, context);
      },
    },
  },
  () => undefined,
);
