/** What each backend computes: tasks `from` … `to` of the job at an address, with a thread's own scratch memory. */
export interface KernelFunctions {
  attend(job: number, scratch: number, from: number, to: number): void;
  mapWeights(job: number, scratch: number, from: number, to: number): void;
  multiply(job: number, scratch: number, from: number, to: number): void;
}
