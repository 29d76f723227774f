/** The entry of a thread that helps a kernel; started by kernel-pool.ts with a ticket. It blocks until it is stopped. */
import { workerData } from 'node:worker_threads';
import { serveKernel, type ThreadTicket } from '#core/kernels';

serveKernel(workerData as ThreadTicket);
