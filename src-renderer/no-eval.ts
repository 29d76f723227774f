import { config } from 'zod';

// The page forbids eval. Zod finds that out by trying, which the browser would report as a violation;
// so it is told before any schema is made.
config({ jitless: true });
