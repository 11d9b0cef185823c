import { checkTeams, type TeamsCheck } from '../../../src/channels/teams/doctor';
import type { TeamsSettings } from '../../../src/channels/teams/settings';
import { APP_ID, TENANT } from '../../peers/teams/activities';
import { startConnector, type TeamsConnector } from '../../peers/teams/connector';
import { createIssuerKey } from '../../peers/teams/tokens';

let issuer: TeamsConnector;
const environment = {
  MICROSOFT_APP_ID: APP_ID,
  TEAMS_DEVELOPER_NAME: 'A Council',
  TEAMS_DEVELOPER_WEBSITE: 'https://www.example.org',
  TEAMS_PRIVACY_URL: 'https://www.example.org/privacy',
  TEAMS_TERMS_URL: 'https://www.example.org/terms',
};

beforeEach(async () => {
  issuer = await startConnector();
});
afterEach(() => issuer.close());

async function look(settings: Partial<TeamsSettings> = {}, check: Partial<TeamsCheck> = {}) {
  const given: TeamsSettings = {
    appId: APP_ID,
    appType: 'SingleTenant',
    appPassword: 'a-very-secret-secret',
    tenantId: TENANT,
    allowedTenants: [TENANT],
    openIdMetadataUrl: issuer.metadataUrl,
    ...settings,
  };
  const found = await checkTeams({
    settings: given,
    environment,
    clock: Date.now,
    token: async () => 'token',
    ...check,
  });
  return { found, worse: found.filter(({ level }) => level !== 'ok') };
}

it('finds all well where all is well', async () => {
  const { found, worse } = await look();
  expect(worse).toEqual([]);
  expect(found.map(({ what }) => what).join('\n')).toMatch(/1 key\(s\).*clock.*token.*app package builds/s);
});

it('says that Teams is not served without credentials', async () => {
  const [finding] = await checkTeams({ settings: undefined, environment: {}, clock: Date.now });
  expect(finding).toMatchObject({ level: 'warning', next: expect.stringContaining('MICROSOFT_APP_ID') });
});

it('finds that the keys cannot be reached', async () => {
  issuer.metadataStatus = 503;
  expect((await look()).worse).toMatchObject([{ level: 'problem', what: expect.stringContaining('answered 503') }]);
  const { worse } = await look({ openIdMetadataUrl: 'http://127.0.0.1:9/' });
  expect(worse).toMatchObject([{ level: 'problem', next: expect.stringContaining('firewall') }]);
});

it('finds that no key is for Teams', async () => {
  issuer.published = [createIssuerKey('k1', ['webchat'])];
  expect((await look()).worse).toMatchObject([{ what: expect.stringContaining('no key for Teams') }]);
});

it('finds keys of another cloud than the tokens', async () => {
  const { worse } = await look({ tokenIssuer: 'https://api.botframework.us' });
  expect(worse).toMatchObject([{ level: 'problem', next: expect.stringContaining('TEAMS_TOKEN_ISSUER') }]);
});

it.each([
  [0, []],
  [30_000, []],
  [120_000, ['warning']],
  [-120_000, ['warning']],
  [600_000, ['problem']],
])('a clock that is %i ms ahead is %j', async (ahead, levels) => {
  const { worse } = await look({}, { clock: () => Date.now() + ahead });
  expect(worse.map(({ level }) => level)).toEqual(levels);
});

it.each([
  ['AADSTS7000215: Invalid client secret provided.', /not its id/],
  ['AADSTS7000222: The provided client secret keys are expired.', /has expired/],
  ['AADSTS700016: Application was not found in the directory.', /MICROSOFT_APP_ID/],
  ['AADSTS90002: Tenant not found.', /MICROSOFT_APP_TENANT_ID/],
])('says what to do when the login says %s', async (message, next) => {
  const token = () => Promise.reject(new Error('no token', { cause: new Error(message) }));
  const { worse } = await look({}, { token });
  expect(worse).toMatchObject([{ level: 'problem', next: expect.stringMatching(next) }]);
});

it('finds that the app’s own people are refused', async () => {
  const { worse } = await look({ allowedTenants: ['another'] });
  expect(worse).toMatchObject([{ level: 'warning', next: expect.stringContaining(TENANT) }]);
});

it('names the settings that the app package lacks, as a warning', async () => {
  const { worse } = await look({}, { environment: { ...environment, TEAMS_TERMS_URL: 'http://example.org' } });
  expect(worse).toMatchObject([{ level: 'warning', next: expect.stringContaining('TEAMS_TERMS_URL') }]);
});

it('names no secret', async () => {
  const token = () => Promise.reject(new Error('a-very-secret-secret', { cause: new Error('a-very-secret-secret') }));
  expect(JSON.stringify((await look({}, { token })).found)).not.toContain('a-very-secret-secret');
});
