import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyWithFewExamples } from '../fixtures/few-examples';
import { LEAFLET_FOLDER } from '../fixtures/real-assistant';
import { startProcess } from '../peers/teams/process';
import { ASK, runNode } from './ask-process';

/** What people read where a folder of Signpost's cannot be used. The tests may run as root: a file stands where a folder should. */

const root = join(__dirname, '..', '..');
const dist = join(root, 'dist');
let folder: string;
let settings: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-no-folder-'));
  const dataDir = join(folder, 'file');
  writeFileSync(dataDir, '');
  const knowledgeDir = join(folder, 'knowledge');
  copyWithFewExamples(LEAFLET_FOLDER, join(knowledgeDir, 'cse'));
  settings = { DATA_DIR: dataDir, KNOWLEDGE_DIR: knowledgeDir, ENCODER: 'off' };
});
afterAll(() => rmSync(folder, { recursive: true }));

const notKept = () =>
  `DATA_DIR (${settings.DATA_DIR}) cannot be written (ENOTDIR): what was learned is not kept; set DATA_DIR to a folder `;

describe('where DATA_DIR cannot be written to, it is said once that what was learned is not kept', () => {
  const times = (text: string) => text.split(notKept()).length - 1;

  it('by ask, which answers all the same', async () => {
    const { status, stdout, stderr } = await runNode([ASK, 'Wishaw', 'number'], '', settings);
    expect([status, times(stderr)]).toEqual([0, 1]);
    expect(stdout).toContain('01698 348200');
  }, 120_000);

  it('by the build', async () => {
    const { status, stderr } = await runNode([join(dist, 'matching', 'compile-main.js')], '', settings);
    expect([status, times(stderr)]).toEqual([0, 1]);
  }, 120_000);

  it('by the server, in its log', async () => {
    const signpost = await startProcess({ PORT: '0', ...settings });
    const log = signpost.log.join('');
    await signpost.stop();
    expect(times(log)).toBe(1);
    expect(log).toContain('"code":"model_not_kept"');
  }, 120_000);
});

describe('announce', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const teams = { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: id };
  const run = (more: Record<string, string>, ...args: string[]) =>
    runNode([join(dist, 'channels', 'teams', 'announce-main.js'), ...args], '', { ...settings, ...teams, ...more });

  it.each([
    ['a DATA_DIR that is a file', {}, /^The database \(.*signpost\.db\) cannot be opened there\. .*DATA_DIR/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://signpost:hunter2@127.0.0.1:9/signpost' },
      /^The database \(127\.0\.0\.1:9\/signpost\) cannot be reached\. .*DATABASE_URL/,
    ],
  ])('says what to do about %s', async (_what, more, words) => {
    const { status, stdout, stderr } = await run(more, '--choice', 'contact:wishaw');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/hunter2|^\s+at /m);
  });

  it('says how it is used to whoever mistypes', async () => {
    const { status, stderr } = await run({}, '--post');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/--post[\s\S]*\nusage: npm run announce /)]);
  });
});

describe('where a file that comes with Signpost is missing', () => {
  it.each([['english-words.txt'], ['word-vectors.bin']])('a start says so, and what to do: %s', async (missing) => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    cpSync(dist, join(copy, 'dist'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    mkdirSync(join(copy, 'models'));
    for (const name of ['english-words.txt', 'word-vectors.bin'].filter((one) => one !== missing))
      cpSync(join(root, 'models', name), join(copy, 'models', name));
    for (const [entry, expected] of [
      ['main.js', 2],
      ['channels/terminal/main.js', 1],
    ] as const) {
      const { status, stderr } = await runNode([join(copy, 'dist', entry)], 'hi\n', settings);
      expect([status, stderr]).toEqual([
        expected,
        expect.stringContaining(`models/${missing} cannot be read (ENOENT)`),
      ]);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });
});
