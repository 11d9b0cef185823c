import { sep } from 'node:path';
import { ASK, runNode } from './ask-process';

/** What belongs to the chat platforms and the web: loaded only where it is served. */
const NOT_NEEDED = [
  '@slack',
  'botbuilder',
  'botframework-connector',
  'express',
  'helmet',
  'adaptivecards',
  'pino',
  'fflate',
  'kysely',
  'pg',
  '@libsql',
];

it('a question in the terminal loads nothing of Slack, Teams or the web', async () => {
  const script = `
    process.argv.splice(1, process.argv.length, ${JSON.stringify(ASK)}, 'Wishaw social work number');
    process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify(Object.keys(require.cache))));
    require(${JSON.stringify(ASK)});
  `;
  const { stdout, stderr } = await runNode(['-e', script]);
  expect(stdout).toContain('01698 348200');
  const loaded = JSON.parse(stderr) as string[];
  expect(loaded.some((file) => file.endsWith(['dist', 'matching', 'matcher.js'].join(sep)))).toBe(true);
  const packages = loaded.flatMap((file) => /.*node_modules[\\/](@[^\\/]+|[^\\/]+)/.exec(file)?.[1] ?? []);
  expect([...new Set(packages)].filter((name) => NOT_NEEDED.includes(name))).toEqual([]);
  // Natural's main entry takes a second and a hundred megabytes.
  expect(loaded.filter((file) => /natural[\\/]lib[\\/]natural[\\/]index\.js$/.test(file))).toEqual([]);
}, 60_000);
