import { Worker } from 'node:worker_threads';
import { LabError } from '#core/attention';
import {
  connect,
  engineContract,
  type CallContext,
  type CallOptions,
  type Connection,
  type EngineContract,
} from '#core/contract';
import { portWire, type Port } from '../worker/port-wire.ts';

export type EngineQuestions = Connection<EngineContract>['api']['engine'];

/** What a lane puts to the engine; `options` are for questions that pause, so that they can be stopped half-way. */
export type EngineCall<Reply> = (engine: EngineQuestions, options: CallOptions) => Promise<Reply>;

/** One worker thread that is asked one question at a time. */
export interface EngineLane {
  /** Throws `cancelled`, `engine.crashed`, `engine.timeout` and what the engine throws. */
  ask<Reply>(context: Pick<CallContext, 'signal'>, call: EngineCall<Reply>): Promise<Reply>;
  /** The same without waiting for its turn: for work that pauses between its steps, and so lets others in. */
  askBeside<Reply>(context: Pick<CallContext, 'signal'>, call: EngineCall<Reply>): Promise<Reply>;
  /** Whether its thread was started. */
  readonly isRunning: boolean;
  close(): Promise<void>;
}

export interface LaneOptions {
  /** The built worker's file, made by the host's entry file. */
  readonly workerUrl: URL;
  /** Milliseconds without an answer or a sign of progress after which a computation is given up. */
  readonly timeout?: number | undefined;
  /** How many computed runs the worker keeps. */
  readonly runs: number;
  /** Folders with files of trained models. */
  readonly models?: readonly string[];
}

interface Engine {
  readonly worker: Worker;
  readonly connection: Connection<EngineContract>;
}

/**
 * A question that is cancelled while it waits never starts, so the newest comes next. A worker that crashes or takes too
 * long is replaced; the question it had is answered with an error, the waiting ones go on.
 */
export function createEngineLane(options: LaneOptions): EngineLane {
  const { workerUrl, timeout = 30_000, runs, models = [] } = options;
  let engine: Engine | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Engine {
    const worker = new Worker(workerUrl, { workerData: { runs, models } });
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

  async function put<Reply>(
    context: Pick<CallContext, 'signal'> & Partial<CallContext>,
    call: EngineCall<Reply>,
  ): Promise<Reply> {
    const current = (engine ??= start());
    const watch = patience(timeout);
    const options: CallOptions = {
      signal: context.signal,
      onProgress(fraction) {
        watch.again();
        context.progress?.(fraction);
      },
    };
    try {
      return await Promise.race([call(current.connection.api.engine, options), watch.over]);
    } catch (fault) {
      if (fault instanceof LabError && fault.code === 'disconnected') throw crashed();
      if (fault instanceof LabError && fault.code === 'engine.timeout') {
        engine = null;
        await current.worker.terminate();
      }
      throw fault;
    } finally {
      watch.end();
    }
  }

  return {
    ask(context, call) {
      const mine = turn.then(() => {
        if (context.signal.aborted)
          throw new LabError('cancelled', 'A newer question took the place of this one.');
        return put(context, call);
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    askBeside: (context, call) => put(context, call),
    get isRunning() {
      return engine !== null;
    },
    async close() {
      await engine?.worker.terminate();
    },
  };
}

/** `over` rejects with `engine.timeout` when so much time has passed since the last `again`. */
function patience(timeout: number) {
  let timer: NodeJS.Timeout | undefined;
  let giveUp: () => void = () => undefined;
  const over = new Promise<never>((_, reject) => (giveUp = () => reject(tooLong(timeout))));
  const end = () => clearTimeout(timer);
  const again = () => {
    end();
    timer = setTimeout(giveUp, timeout);
  };
  again();
  return { over, again, end };
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
