import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillManifest, manifestProblems } from '../../../src/channels/teams/app-manifest';
import { MANIFEST_VERSION, schemaProblems } from '../../../src/channels/teams/app-schema';
import { readAppSettings } from '../../../src/channels/teams/app-settings';
import { COMMANDS, PROMPTS, SCOPES } from '../../../src/channels/teams/commands';

const folder = join(__dirname, '..', '..', '..', 'manifests', 'teams');
const OTHER = '00000000-0000-4000-8000-000000000002';
const template = readFileSync(join(folder, 'manifest.json'), 'utf8');
const environment = {
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000001',
  TEAMS_DEVELOPER_NAME: 'A "Council" \\ & Partners',
  TEAMS_DEVELOPER_WEBSITE: 'https://www.example.org/signpost',
  TEAMS_PRIVACY_URL: 'https://www.example.org/privacy',
  TEAMS_TERMS_URL: 'https://www.example.org/terms',
};

interface Manifest {
  readonly manifestVersion: string;
  readonly developer: { readonly name: string };
  readonly validDomains: readonly string[];
  readonly icons: { readonly color: string; readonly outline: string };
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly commandLists: readonly { readonly scopes: readonly string[]; readonly commands: readonly object[] }[];
  }[];
}
const fill = (change: (json: string) => string = (json) => json) =>
  fillManifest(change(template), readAppSettings(environment, '1.2.3')) as Manifest;

describe('the filled manifest', () => {
  it("is valid by Microsoft's schema and by our own checks", async () => {
    expect(await schemaProblems(fill())).toEqual([]);
    expect(manifestProblems(fill())).toEqual([]);
    expect(fill().manifestVersion).toBe(MANIFEST_VERSION);
  });

  it('shows the commands of the code in the scopes of the code, no more than Teams shows', () => {
    const [bot] = fill().bots;
    expect(bot?.scopes).toEqual(SCOPES);
    const shared = { scopes: SCOPES.slice(1) };
    const prompts = PROMPTS.map((prompt) => ({ ...prompt, type: 'prompt' }));
    expect(bot?.commandLists).toEqual([
      { scopes: ['personal'], commands: COMMANDS },
      { ...shared, triggers: ['mention'], commands: [...COMMANDS, ...prompts] },
      { ...shared, triggers: ['slash'], commands: COMMANDS },
    ]);
    for (const { commands } of bot?.commandLists ?? []) expect(commands.length).toBeLessThanOrEqual(12);
  });

  it('takes the settings to the letter', () => {
    expect(fill().developer.name).toBe(environment.TEAMS_DEVELOPER_NAME);
    expect(fill().validDomains).toEqual(['www.example.org']);
    expect(JSON.stringify(fill())).not.toContain('${{');
  });

  it.each([
    ['a longer short name than Teams takes', (json: string) => json.replace('"Signpost"', `"${'S'.repeat(31)}"`)],
    ['a scope that Teams does not know', (json: string) => json.replaceAll('"groupChat"', '"groupchat"')],
  ])("finds %s by Microsoft's schema", async (_what, change) => {
    expect((await schemaProblems(fill(change)))?.length).toBeGreaterThan(0);
  });

  it.each([
    ['an http address', (json: string) => json.replace(/\$\{\{TEAMS_TERMS_URL\}\}/, 'http://example.org'), 'https'],
    ['a version of two parts', (json: string) => json.replace(/\$\{\{VERSION\}\}/, '1.2'), 'three parts'],
    ['a scope named twice', (json: string) => json.replaceAll('"team", ', '"team", "team", '), 'twice'],
    ['a command named twice', (json: string) => json.replace('"title": "signs"', '"title": "Help"'), 'twice'],
    ['two lists for one scope', (json: string) => json.replace('"triggers": ["slash"],', ''), 'same trigger twice'],
    ['another bot', (json: string) => json.replace(/"botId": "[^"]+"/, `"botId": "${OTHER}"`), 'another bot'],
  ])('finds %s, which the schema lets pass', async (_what, change, problem) => {
    expect(await schemaProblems(fill(change))).toEqual([]);
    expect(manifestProblems(fill(change)).join()).toContain(problem);
  });

  it.each([
    ['short name', '"Signpost"', 30],
    ['short description', '"Answers on child sexual exploitation, word for word from the leaflet."', 80],
    ["command's title", '"definition"', 32],
    ["command's description", '"What child sexual exploitation is"', 128],
  ])('may not have a longer %s than Teams takes, where no schema is at hand either', (_what, field, most) => {
    const long = (length: number) => manifestProblems(fill((json) => json.replace(field, `"${'s'.repeat(length)}"`)));
    expect([long(most), long(most + 1)]).toEqual([[], [expect.stringContaining(`longer than ${most}`)]]);
  });

  it('is refused with a placeholder that nobody fills', () => {
    expect(() => fill((json) => json.replace('VERSION', 'COLOUR'))).toThrow('COLOUR');
  });
});

describe('its settings', () => {
  it('are all named at once, with an example each, when they are missing or wrong', () => {
    const read = () => readAppSettings({ MICROSOFT_APP_ID: 'my bot', TEAMS_PRIVACY_URL: 'http://a.org' }, '1.2.3');
    expect(read).toThrow(/MICROSOFT_APP_ID must be a GUID; for example MICROSOFT_APP_ID=0{8}-/);
    expect(read).toThrow('TEAMS_PRIVACY_URL must be an https address; for example TEAMS_PRIVACY_URL=https://');
    for (const name of ['TEAMS_DEVELOPER_NAME', 'TEAMS_DEVELOPER_WEBSITE', 'TEAMS_TERMS_URL']) {
      expect(read).toThrow(`${name} is missing; for example ${name}=`);
    }
  });
});

describe('its icons', () => {
  it.each([
    ['color', 192],
    ['outline', 32],
  ] as const)('have a %s one of the size that Teams asks for', (which, size) => {
    const bytes = readFileSync(join(folder, fill().icons[which]));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  });
});
