import { method } from './contract.ts';
import { computeSchema, type ComputeReply } from './lab-contract.ts';

/** What the main process asks of the worker that computes. */
export const engineContract = {
  methods: { engine: { compute: method(computeSchema).returns<ComputeReply>() } },
  events: {},
};
export type EngineContract = typeof engineContract;
