/** Sets the clock of a main process under test; loaded with `--import`, so that the lab itself knows nothing of it. */
const start = Number(process.env['TEST_CLOCK']);
if (Number.isFinite(start)) {
  const real = Date.now.bind(Date);
  const begun = real();
  Date.now = () => start + (real() - begun);
}
