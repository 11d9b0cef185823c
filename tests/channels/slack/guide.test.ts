import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOT_EVENTS, BOT_SCOPES, slashCommand } from '../../../src/channels/slack/contract';
import { SETTING_NAMES } from '../../../src/config';
import { realKnowledge } from '../../fixtures/real-assistant';

const ROOT = join(__dirname, '..', '..', '..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const guide = read('docs', 'slack.md');
/** The first cells of the guide's tables. */
const rows = [...guide.matchAll(/^\| (.+?) +\|/gm)].map(([, cell]) => cell ?? '').join('\n');

describe('the guide to Slack', () => {
  it.each(BOT_SCOPES)('tells what the scope %s is for', (scope) => expect(rows).toContain(`\`${scope}\``));
  it.each(BOT_EVENTS)('tells what the event %s is for', (event) => expect(rows).toContain(`\`${event}\``));

  it.each(SETTING_NAMES.filter((name) => name.startsWith('SLACK_')))('explains the setting %s', (name) =>
    expect(rows).toContain(`\`${name}\``),
  );

  it('has a fix for each error that the start ends with', () => {
    const code = read('src', 'channels', 'slack', 'start-error.ts') + read('src', 'channels', 'slack', 'index.ts');
    const codes = new Set([...code.matchAll(/'(slack_[a-z_]+)'/g)].map(([, name]) => name ?? ''));
    expect(codes.size).toBeGreaterThan(4);
    for (const name of codes) expect(rows).toContain(`\`${name}\``);
  });

  it("names the leaflet's command, and npm scripts that there are", () => {
    expect(guide).toContain(`\`${slashCommand(realKnowledge().leaflet)}\``);
    const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
    for (const [, name = ''] of guide.matchAll(/npm run (?:-s )?([a-z:-]+)/g)) expect(scripts).toHaveProperty([name]);
  });
});
