import fc from 'fast-check';

/** Every run of the tests tries the same random cases; `FAST_CHECK_SEED=1 npm run test:unit` tries others. */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_261_121) });
