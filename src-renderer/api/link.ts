import { connect, labContract, type Connection, type LabContract, type Wire } from '#core/contract';

/** The renderer's line to the lab's engine. */
export interface LabLink {
  readonly connection: Connection<LabContract>;
  /** Called once when the engine is gone for good, at once if it already is. */
  onClose(listener: () => void): void;
}

/** A line over any wire. */
export function linkOver(wire: Wire): LabLink {
  let closed = false;
  wire.onClose(() => (closed = true));
  return {
    connection: connect(wire, labContract),
    onClose: (listener) => (closed ? listener() : wire.onClose(listener)),
  };
}
