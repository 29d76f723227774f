import { Worker } from 'node:worker_threads';
import { LabError } from '#core/attention';
import {
  connect,
  engineContract,
  type CallContext,
  type Connection,
  type EngineContract,
} from '#core/contract';
import { portWire, type Port } from '../worker/port-wire.ts';

type Questions = Connection<EngineContract>['api']['engine'];

/** Every question of the engine, with the signal of who asks. */
type Answers = {
  readonly [Name in keyof Questions]: (
    request: Parameters<Questions[Name]>[0],
    context: Pick<CallContext, 'signal'>,
  ) => ReturnType<Questions[Name]>;
};

/** Computes in one worker thread. */
export interface AttentionRunner extends Answers {
  close(): Promise<void>;
}

export interface RunnerOptions {
  /** The built worker's file, made by the host's entry file. */
  readonly workerUrl: URL;
  /** Milliseconds after which a computation is given up. */
  readonly timeout?: number;
}

interface Engine {
  readonly worker: Worker;
  readonly connection: Connection<EngineContract>;
}

/**
 * One worker, one question in it at a time: a question that is cancelled while it waits never starts, so
 * the newest comes next. A worker that crashes or takes too long is replaced; the question it had is
 * answered with `engine.crashed` or `engine.timeout`, the waiting ones go on.
 */
export function createAttentionRunner({
  workerUrl,
  timeout = 30_000,
}: RunnerOptions): AttentionRunner {
  let engine: Engine | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Engine {
    const worker = new Worker(workerUrl);
    // Without a listener a crash in the worker would end the lab; `exit` follows and closes the wire.
    worker.on('error', () => undefined);
    const started: Engine = {
      worker,
      connection: connect(portWire(worker as Port), engineContract),
    };
    worker.on('exit', () => {
      if (engine === started) engine = null;
    });
    return started;
  }

  async function ask<Reply>(question: (engine: Questions) => Promise<Reply>): Promise<Reply> {
    const current = (engine ??= start());
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooLong(timeout)), timeout);
    });
    try {
      return await Promise.race([question(current.connection.api.engine), late]);
    } catch (fault) {
      if (fault instanceof LabError && fault.code === 'disconnected') throw crashed();
      if (fault instanceof LabError && fault.code === 'engine.timeout') {
        engine = null;
        await current.worker.terminate();
      }
      throw fault;
    } finally {
      clearTimeout(timer);
    }
  }

  function inTurn<Reply>(
    { signal }: Pick<CallContext, 'signal'>,
    question: (engine: Questions) => Promise<Reply>,
  ): Promise<Reply> {
    const mine = turn.then(() => {
      if (signal.aborted)
        throw new LabError('cancelled', 'A newer question took the place of this one.');
      return ask(question);
    });
    turn = mine.catch(() => undefined);
    return mine;
  }

  return {
    compute: (request, context) => inTurn(context, (engine) => engine.compute(request)),
    explain: (request, context) => inTurn(context, (engine) => engine.explain(request)),
    influence: (request, context) => inTurn(context, (engine) => engine.influence(request)),
    contributions: (request, context) => inTurn(context, (engine) => engine.contributions(request)),
    gradient: (request, context) => inTurn(context, (engine) => engine.gradient(request)),
    checks: (request, context) => inTurn(context, (engine) => engine.checks(request)),
    compare: (request, context) => inTurn(context, (engine) => engine.compare(request)),
    async close() {
      await engine?.worker.terminate();
    },
  };
}

function crashed(): LabError {
  return new LabError(
    'engine.crashed',
    'The computation broke off and the engine was started afresh. Nothing of yours is lost; if it happens again with these settings, make the sentence shorter or choose fewer heads.',
  );
}

function tooLong(timeout: number): LabError {
  return new LabError(
    'engine.timeout',
    `The computation took longer than ${timeout / 1000} seconds and was stopped. Make the sentence shorter, or choose a smaller d_model.`,
    { timeout },
  );
}
