import { LabError } from '#core/attention';
import { cancelSource } from './cancel.ts';
import type { CallContext, Contract, EventValue, Implementation, Method } from './contract.ts';
import { requestSchema, type ReplyMessage, type RequestMessage } from './message.ts';
import type { Wire } from './wire.ts';

/** A served wire: what the answering side may still say unasked. */
export interface Served<C extends Contract> {
  emit<E extends keyof C['events'] & string>(name: E, value: EventValue<C, E>): void;
}

/** What `serve` is told about failures that are no `LabError`: those are faults of the lab, to be logged. */
export type FaultListener = (fault: unknown, where: string) => void;

/**
 * Answers a contract's questions on a wire. Only own methods of the contract are found, every input is
 * validated, every failure becomes a coded error; a message that is no request is passed over.
 */
export function serve<C extends Contract>(
  wire: Wire,
  contract: C,
  implementation: Implementation<C>,
  onFault: FaultListener,
): Served<C> {
  const running = new Map<number, () => void>();
  const reply = (message: ReplyMessage) => wire.send(message);

  async function answer(call: RequestMessage & { kind: 'call' }): Promise<void> {
    const { id } = call;
    const where = `${call.group}.${call.method}`;
    const { signal, cancel } = cancelSource();
    running.set(id, cancel);
    const context: CallContext = {
      signal,
      progress: (fraction) => reply({ kind: 'progress', id, fraction }),
    };
    try {
      const known = ownMethod(contract, call.group, call.method);
      const input = validated(known, call.input, where);
      // The contract's types say that this function takes this input; the lookup loses that.
      const group = implementation[call.group] as unknown as Record<
        string,
        (input: unknown, context: CallContext) => unknown
      >;
      const value = await group[call.method](input, context);
      reply({ kind: 'result', id, value });
    } catch (fault) {
      if (!(fault instanceof LabError)) onFault(fault, where);
      reply({ kind: 'failure', id, error: plainError(fault) });
    } finally {
      running.delete(id);
    }
  }

  wire.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return onFault(request.error, 'wire');
    if (request.data.kind === 'cancel') running.get(request.data.id)?.();
    else void answer(request.data);
  });
  wire.onClose(() => {
    for (const cancel of running.values()) cancel();
  });
  return { emit: (name, value) => reply({ kind: 'event', name, value }) };
}

function ownMethod(contract: Contract, group: string, name: string): Method<unknown, unknown> {
  const methods = Object.hasOwn(contract.methods, group) ? contract.methods[group] : undefined;
  if (methods && Object.hasOwn(methods, name)) return methods[name];
  throw new LabError('request.unknown', `The lab has no answer to “${group}.${name}”.`, {
    group,
    name,
  });
}

function validated(known: Method<unknown, unknown>, input: unknown, where: string): unknown {
  const parsed = known.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue.path.map(String).join('.');
  throw new LabError(
    'request.invalid',
    `The lab could not use what it was given${place ? ` for “${place}”` : ''}: ${issue.message}.`,
    { where, place },
  );
}

/** An error as plain values. Of a fault inside the lab only the kind crosses; its text goes to the log. */
function plainError(fault: unknown): {
  code: string;
  message: string;
  details: LabError['details'];
} {
  if (fault instanceof LabError)
    return { code: fault.code, message: fault.message, details: fault.details };
  return {
    code: 'internal',
    message:
      'Something went wrong inside the lab. Your work is kept; try again, and restart the lab if it stays.',
    details: {},
  };
}
