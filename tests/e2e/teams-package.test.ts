import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** `npm run package:teams`, as an administrator runs it. */

const root = join(__dirname, '..', '..');
const SETTINGS = {
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000001',
  TEAMS_DEVELOPER_NAME: 'A Council',
  TEAMS_DEVELOPER_WEBSITE: 'https://www.example.org',
  TEAMS_PRIVACY_URL: 'https://www.example.org/privacy',
  TEAMS_TERMS_URL: 'https://www.example.org/terms',
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-package-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(settings: Record<string, string>, ...args: string[]) {
  const script = join(root, 'scripts', 'run.mjs');
  const env = { PATH: process.env.PATH, ...settings };
  return spawnSync(process.execPath, [script, 'package-teams', ...args], { cwd: folder, env, encoding: 'utf8' });
}

it('writes a zip with the filled manifest and both icons, the same bytes each time', () => {
  const { status, stdout, stderr } = run(SETTINGS);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('valid by Microsoft’s schema');
  const zip = readFileSync(join(folder, 'signpost-teams.zip'));
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
  expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toMatchObject({
    id: SETTINGS.MICROSOFT_APP_ID,
    developer: { name: 'A Council' },
    bots: [{ botId: SETTINGS.MICROSOFT_APP_ID }],
  });
  run(SETTINGS, 'again.zip');
  expect(readFileSync(join(folder, 'again.zip')).equals(zip)).toBe(true);
});

it('names what is missing, and writes nothing', () => {
  const { status, stdout, stderr } = run({ ...SETTINGS, TEAMS_PRIVACY_URL: '' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(
    'TEAMS_PRIVACY_URL is missing; for example TEAMS_PRIVACY_URL=https://www.example.org/privacy',
  );
  expect(stderr).not.toContain('    at ');
});

it.each([
  [['nowhere/app.zip'], 1, /nowhere\/app\.zip cannot be written \(ENOENT\)\. Name a file /],
  [['a.zip', 'b.zip'], 2, /\nusage: /],
  [['--out', 'a.zip'], 2, /\nusage: /],
] as const)('says what is wrong with %j, and what to do', (args, status, words) => {
  const ended = run(SETTINGS, ...args);
  expect([ended.status, ended.stdout]).toEqual([status, '']);
  expect(ended.stderr).toMatch(words);
  expect(ended.stderr).not.toContain('    at ');
});
