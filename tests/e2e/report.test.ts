import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgres } from '../../src/store/open-postgres';
import { opener } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { freshDataDir } from '../fixtures/data-dir';
import { describeWithPostgres } from '../peers/postgres';
import { startProcess } from '../peers/teams/process';
import { sqlite, temporaryFolder } from '../store/databases';
import { type Ended, runNode } from './ask-process';

const REPORT = join(__dirname, '..', '..', 'dist', 'report-main.js');
const CLOCK = () => Date.UTC(2026, 10, 26, 12);
/** A question as somebody might send it who wants to take a terminal over. */
const NASTY = 'Is “vaping” in it?\n\u001b]0;mine\u0007\u001b[31m 👩‍🏫';

function run(args: readonly string[], settings: Record<string, string>): Promise<Ended> {
  return runNode([REPORT, ...args], '', settings);
}

async function fill(store: Store): Promise<void> {
  await store.sendQuestion({ text: NASTY, channel: 'slack', version: 'v1', form: 'f1' });
  await store.sendQuestion({ text: 'Do you have it in Polish?', channel: 'teams', version: 'v1', form: 'f1' });
  const labels = { channel: 'slack', surface: 'mention', band: 'low', version: 'v1', form: 'f1' } as const;
  await store.countAnswer({ ...labels, outcome: 'unknown', topic: 'none', urgent: false });
  await store.countAnswer({ ...labels, outcome: 'answered', topic: 'signs', urgent: true });
  await store.countFeedback({ channel: 'slack', topic: 'signs', helpful: true, version: 'v1' });
}

describe('npm run report, of a SQLite file', () => {
  const folder = temporaryFolder();
  const settings = { DATA_DIR: folder };
  const open = opener(async () => sqlite(join(folder, 'signpost.db')), CLOCK);
  beforeAll(async () => {
    const store = await open();
    await fill(store);
    await store.close();
  });
  describeReport(() => settings);
});

describeWithPostgres('npm run report, of a PostgreSQL', (postgres) => {
  let url: string;
  beforeAll(async () => {
    url = await postgres().fresh();
    const store = await opener(async () => openPostgres(url), CLOCK)();
    await fill(store);
    await store.close();
  });
  describeReport(() => ({ DATABASE_URL: url }));
});

function describeReport(settings: () => Record<string, string>): void {
  it('prints what was sent and counted as plain text, no control character in it', async () => {
    const { status, stdout, stderr } = await run([], settings());
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('  | Is “vaping” in it?\n  | \\u{1b}]0;mine\\u{7}\\u{1b}[31m 👩‍🏫\n');
    expect(stdout).toMatch(/^ {2}2026-11-26, teams, content v1, id [0-9a-f]{64}\n {2}\| Do you have it in Polish\?$/m);
    expect(stdout).toContain('Week of Monday 2026-11-23: 2, urgent 1 (50 %)');
    expect(stdout).toContain('2026-11-26: the leaflet does not say (unknown) 1, asked back (choices) 0');
    expect(stdout).toMatch(/signs +yes 1, no 0/);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('gives a program one object, and since a day only what came from then on', async () => {
    const { stdout } = await run(['--json'], settings());
    expect(stdout.trimEnd()).not.toMatch(/\p{Cc}/u);
    expect(
      JSON.parse(stdout)
        .questions.map(({ text }: { text: string }) => text)
        .sort(),
    ).toEqual(['Do you have it in Polish?', NASTY].sort());
    expect(JSON.parse((await run(['--json', '--since', '2026-11-27'], settings())).stdout)).toEqual({
      since: '2026-11-27',
      questions: [],
      weeks: [],
      unanswered: [],
      helpful: [],
    });
  });

  it('deletes what an id names, and says which ids name nothing', async () => {
    const [gone, stays] = JSON.parse((await run(['--json'], settings())).stdout).questions;
    const none = randomUUID();
    const deleted = await run(['--delete', gone.id, none], settings());
    expect([deleted.status, deleted.stdout]).toEqual([1, `Deleted ${gone.id}.\n`]);
    expect(deleted.stderr).toMatch(new RegExp(`${none}.*npm run report`));
    expect(JSON.parse((await run(['--json'], settings())).stdout).questions).toEqual([stays]);
    const last = await run(['--delete', stays.id, '--json'], settings());
    expect([last.status, last.stderr]).toEqual([0, '']);
    expect(JSON.parse(last.stdout)).toEqual({ deleted: [stays.id], missing: [] });
    expect((await run([], settings())).stdout).toContain('Questions that people sent: 0');
  });
}

it('reads, and deletes from, the file of a Signpost that runs, which goes on', async () => {
  const dataDir = freshDataDir();
  const settings = { DATA_DIR: dataDir, WEB: 'on', ENCODER: 'off' };
  const signpost = await startProcess(settings);
  try {
    const ask = () =>
      fetch(`${signpost.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: 'what are the signs' }),
      });
    const counted = async () => {
      const { weeks } = JSON.parse((await run(['--json'], settings)).stdout);
      return weeks[0]?.topics[0];
    };
    await ask();
    for (const deadline = Date.now() + 10_000; !(await counted()) && Date.now() < deadline; );
    expect(await counted()).toEqual({ topic: 'signs', count: 1 });
    const store = await opener(async () => sqlite(join(dataDir, 'signpost.db')), CLOCK)();
    await store.sendQuestion({ text: 'Delete me', channel: 'slack', version: 'v1', form: 'f1' });
    const [question] = await store.sentQuestions();
    await store.close();
    expect(await run(['--delete', question?.id ?? ''], settings)).toMatchObject({ status: 0, stderr: '' });
    expect((await ask()).status).toBe(200);
    for (const deadline = Date.now() + 10_000; (await counted())?.count !== 2 && Date.now() < deadline; );
    expect(await counted()).toEqual({ topic: 'signs', count: 2 });
    expect(signpost.log.join()).not.toContain('store_');
  } finally {
    await signpost.end('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 240_000);

describe('what is wrong is said on standard error alone, with what to do', () => {
  const folder = temporaryFolder();

  it.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['a folder without a store', [], { DATA_DIR: join(folder, 'none') }, 2, /no .*signpost\.db.*Set DATA_DIR/],
    ['a setting', [], { PORT: 'x' }, 2, /PORT/],
    ['a date', ['--since', '1.11.2026'], {}, 2, /--since 2026-11-01/],
    ['an option', ['--all'], {}, 2, /usage: npm run -s report/],
    ['a control character in an option', ['--since', '\u001b[31m'], {}, 2, /\\u\{1b\}\[31m/],
    [
      'a server out of reach',
      [],
      { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' },
      4,
      /127\.0\.0\.1:1.*Start it/,
    ],
  ])('%s', async (_what, args, settings, status, words) => {
    const ended = await run(args, { DATA_DIR: folder, ...settings });
    expect([ended.status, ended.stdout]).toEqual([status, '']);
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).not.toMatch(/secret|^\s+at |[^\P{Cc}\n]/mu);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('a file that is no database', async () => {
    writeFileSync(join(folder, 'signpost.db'), 'This is a shopping list. '.repeat(1_000));
    const ended = await run([], { DATA_DIR: folder });
    expect([ended.status, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toMatch(/damaged\. Move it aside/);
  });
});
