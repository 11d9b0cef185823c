import TestRunner, { type Config, type TestRunnerContext } from 'jest-runner';

/** A process that holds more than this, in bytes, gives way to a new one: collecting the garbage of suites that are through is no suite's work. */
const MOST_LEFT = 200 * 2 ** 20;

/** Runs its suites one after another, in a process of their own. Jest runs those of one runner when those of another are through. */
export default class OneAtATime extends TestRunner {
  constructor(config: Config.GlobalConfig, context: TestRunnerContext) {
    super({ ...config, maxWorkers: 1, workerIdleMemoryLimit: MOST_LEFT }, context);
  }

  override runTests(...[tests, watcher, options]: Parameters<TestRunner['runTests']>): Promise<void> {
    return super.runTests(tests, watcher, { ...options, serial: false });
  }
}
