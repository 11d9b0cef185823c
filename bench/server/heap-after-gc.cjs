// Loaded before Signpost by the soak (node --expose-gc --require): at SIGUSR2 collects garbage, and says what of the heap is still in use.
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  process.on('SIGUSR2', () => {
    // What only a finaliser held goes at the second time.
    globalThis.gc();
    globalThis.gc();
    process.stderr.write(`{"heapInUse":${process.memoryUsage().heapUsed}}\n`);
  });
