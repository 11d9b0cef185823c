const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const suites = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  // For the suites that open the sentence encoder.
  globalSetup: '<rootDir>/tests/global-setup.ts',
  setupFiles: ['<rootDir>/tests/native-typed-arrays.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};
const TIMED = '**/*.timed.test.ts';

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 20_000,
  // Each holds the content and its models in memory, and many start processes beside.
  maxWorkers: Math.min(4, availableParallelism()),
  projects: [
    { ...suites, displayName: 'beside', testMatch: ['**/*.test.ts', `!${TIMED}`] },
    // What measures time, load or the processor: nothing runs beside it.
    { ...suites, displayName: 'timed', testMatch: [TIMED], runner: '<rootDir>/tests/one-at-a-time.ts' },
  ],
};
