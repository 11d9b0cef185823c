import { execFileSync } from 'node:child_process';
import { runAsk } from './ask-process';

// The first run compiles the model where no earlier one has.
beforeAll(() => runAsk(['hello']), 120_000);

// 2.3 to 2.4 times: a second and a half where the two take 0.5 to 0.65 s. By turns, so that a slow machine is slow for both.
it('a question in the terminal takes less than three times as long as loading the two platforms’ SDKs, as whole processes, the model in the cache', async () => {
  const took: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    took.push((await runAsk(['Wishaw social work number'])).took);
    const started = performance.now();
    execFileSync(process.execPath, ['-e', "require('botbuilder'); require('@slack/bolt')"]);
    bare.push(performance.now() - started);
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[2] ?? 0;
  expect(median(took) / median(bare)).toBeLessThan(3);
}, 60_000);
