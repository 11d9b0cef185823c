import { createSigningKeys, KeysUnavailableError } from '../../../src/channels/teams/signing-keys';
import { startConnector, type TeamsConnector } from '../../peers/teams/connector';
import { createIssuerKey } from '../../peers/teams/tokens';

const MINUTE = 60_000;
let issuer: TeamsConnector;
let now = 0;
const clock = () => now;

beforeEach(async () => {
  issuer = await startConnector();
  now = Date.now();
});
afterEach(() => issuer.close());

it('reads a new key as soon as a token names it, and asks for one that is made up at most once a minute', async () => {
  const keys = createSigningKeys(issuer.metadataUrl, clock);
  expect(await keys.find('k1')).toBeDefined();
  issuer.published = [createIssuerKey('k2')];
  expect(await keys.find('k2')).toBeUndefined();
  now += 2 * MINUTE;
  expect(await keys.find('k2')).toBeDefined();
  expect(await keys.find('k1')).toBeUndefined();
});

it('goes on with the keys that it has while the issuer is down', async () => {
  const keys = createSigningKeys(issuer.metadataUrl, clock);
  await keys.find('k1');
  issuer.metadataStatus = 503;
  now += 25 * 60 * MINUTE;
  expect(await keys.find('k1')).toBeDefined();
  expect(keys.healthy()).toBe(false);
});

it('says that it cannot tell while it never had a key', async () => {
  issuer.metadataStatus = 503;
  const keys = createSigningKeys(issuer.metadataUrl, clock);
  await expect(keys.find('k1')).rejects.toThrow(KeysUnavailableError);
});
