import { z } from 'zod';
import type { CancelSignal } from './cancel.ts';

/** One question of a contract: the schema of what is sent, the type of what comes back. */
export interface Method<Input, Result> {
  readonly input: z.ZodType<Input>;
  /** A type only; no value is ever here. */
  readonly result?: Result;
}

/** Groups of questions, and the schema of what the serving side may say unasked. */
export interface Contract {
  readonly methods: Readonly<Record<string, Readonly<Record<string, Method<unknown, unknown>>>>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** Declares a question: `method(schema).returns<Result>()`. */
export function method<Input>(input: z.ZodType<Input>) {
  return { returns: <Result>(): Method<Input, Result> => ({ input }) };
}

const nothing = z.undefined();

/** Declares a question that takes nothing. */
export function question<Result>(): Method<undefined, Result> {
  return { input: nothing };
}

/** What a caller may add to any question. */
export interface CallOptions {
  /** Aborting it tells the other side, and rejects with the code `cancelled`. */
  readonly signal?: CancelSignal | undefined;
  /** Called as long work goes on, with 0…1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** What an answering function is given besides its input. */
export interface CallContext {
  readonly signal: CancelSignal;
  /** Tells the caller how far the work is, 0…1. */
  progress(fraction: number): void;
}

type Ask<M> =
  M extends Method<infer Input, infer Result>
    ? undefined extends Input
      ? (input?: Input, options?: CallOptions) => Promise<Result>
      : (input: Input, options?: CallOptions) => Promise<Result>
    : never;

type Answer<M> =
  M extends Method<infer Input, infer Result>
    ? (input: Input, context: CallContext) => Result | Promise<Result>
    : never;

/** The asking side of a contract. */
export type Client<C extends Contract> = {
  readonly [G in keyof C['methods']]: {
    readonly [M in keyof C['methods'][G]]: Ask<C['methods'][G][M]>;
  };
};

/** The answering side of a contract. */
export type Implementation<C extends Contract> = {
  readonly [G in keyof C['methods']]: {
    readonly [M in keyof C['methods'][G]]: Answer<C['methods'][G][M]>;
  };
};

/** What an event of a contract carries. */
export type EventValue<C extends Contract, E extends keyof C['events']> = z.output<C['events'][E]>;
