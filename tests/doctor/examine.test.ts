import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOf, reportOf } from '../../src/doctor/areas';
import { examine } from '../../src/doctor/examine';
import { LEAFLET_FOLDER } from '../fixtures/real-assistant';

const KNOWLEDGE_DIR = join(LEAFLET_FOLDER, '..');
let DATA_DIR: string;
beforeAll(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'signpost-doctor-'));
});
afterAll(() => rmSync(DATA_DIR, { recursive: true }));

function look(environment: Record<string, string>, clock = Date.now) {
  return examine({ environment: { KNOWLEDGE_DIR, DATA_DIR, ...environment }, clock });
}

async function reportFor(environment: Record<string, string>): Promise<string> {
  return reportOf(await look(environment));
}

describe('the doctor', () => {
  it('without credentials says what is not served, what works, and that nothing needs fixing', async () => {
    const areas = await look({});
    expect(countOf(areas, 'problem')).toBe(0);
    const report = reportOf(areas);
    expect(report).toMatch(/NOTE Slack is not served: SLACK_BOT_TOKEN is not set\. The web page .* work/);
    expect(report).toContain('docs/slack.md');
    expect(report).toMatch(/Nothing needs fixing\.\n$/);
  });

  it('lists every problem of the settings, and then stops', async () => {
    const areas = await look({ PORT: 'x', SLACK_APP_TOKEN: 'xapp-1' });
    expect(areas.map(({ title }) => title)).toEqual(['Settings']);
    expect(countOf(areas, 'problem')).toBe(2);
    expect(reportOf(areas)).toMatch(/FIX {2}PORT: .*\n.*FIX {2}SLACK_BOT_TOKEN is missing/);
  });

  it('points out a setting that it does not know', async () => {
    expect(await reportFor({ SLACK_SIGNING_SECERT: 'x' })).toMatch(/NOTE .*SLACK_SIGNING_SECERT/);
  });

  it('finds content that is not right', async () => {
    const areas = await look({ KNOWLEDGE_DIR: DATA_DIR });
    expect(countOf(areas, 'problem')).toBe(1);
    expect(reportOf(areas)).toContain('holds no leaflet folder');
  });

  it('finds a database that cannot be reached, without its password', async () => {
    const report = await reportFor({ DATABASE_URL: 'postgres://signpost:hunter2@127.0.0.1:9/signpost' });
    expect(report).toMatch(/FIX {2}The database \(127\.0\.0\.1:9\/signpost\) /);
    expect(report).not.toContain('hunter2');
  });

  it('never shows a secret', async () => {
    const secrets = { SLACK_BOT_TOKEN: 'xoxb-very-secret', SLACK_SIGNING_SECRET: 'very-secret' };
    const report = await reportFor({ ...secrets, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(report).toContain('SLACK_BOT_TOKEN');
    expect(report).not.toContain('very-secret');
  });

  describe('of a data folder', () => {
    it('says that one which is not there yet is made, and makes none', async () => {
      const folder = join(DATA_DIR, 'made', 'later');
      const areas = await look({ DATA_DIR: folder });
      expect(reportOf(areas)).toContain(`ok   DATA_DIR (${folder}) is not there yet`);
      expect(existsSync(join(DATA_DIR, 'made'))).toBe(false);
    });

    it.each([[[]], [['below']], [['below', 'it']]])('finds a file in its place, or above it: %j', async (below) => {
      const file = join(DATA_DIR, 'file');
      writeFileSync(file, '');
      const folder = join(file, ...below);
      expect(await reportFor({ DATA_DIR: folder })).toContain(
        `FIX  DATA_DIR (${folder}) cannot be written to (ENOTDIR)`,
      );
      rmSync(file);
    });

    // Root may write anywhere.
    (process.getuid?.() === 0 ? it.skip : it)('finds one above it that cannot be written to', async () => {
      chmodSync(DATA_DIR, 0o500);
      expect(await reportFor({ DATA_DIR: join(DATA_DIR, 'new') })).toMatch(/FIX {2}DATA_DIR .*\(EACCES\)/);
      chmodSync(DATA_DIR, 0o700);
    });
  });

  it('says so when it was given a Slack manifest and Slack is not served', async () => {
    const areas = await examine({
      environment: { KNOWLEDGE_DIR, DATA_DIR },
      slackManifest: 'theirs.yaml',
      clock: Date.now,
    });
    expect(reportOf(areas)).toMatch(
      /NOTE theirs\.yaml was not looked at, since Slack is not served\.\n +Put SLACK_BOT_TOKEN/,
    );
  });

  // Root may write anywhere.
  (process.getuid?.() === 0 ? it.skip : it)('finds a data folder that cannot be written to', async () => {
    chmodSync(DATA_DIR, 0o500);
    expect(await reportFor({})).toMatch(/FIX {2}DATA_DIR/);
    chmodSync(DATA_DIR, 0o700);
  });
});
