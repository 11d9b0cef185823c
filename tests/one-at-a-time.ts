import TestRunner from 'jest-runner';

/** Runs its suites one after another. Jest runs those of one runner when those of another are through. */
export default class OneAtATime extends TestRunner {
  override readonly isSerial = true;
}
