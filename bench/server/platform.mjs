// Slack, Microsoft's token service and Teams' connector in one process of their own, as a bot under load sees them. It notes when each answer
// arrives: the questions (load.mjs) carry the time at which they were sent. Started by lab.mjs; writes its addresses as one line of JSON.
import { execFileSync } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP_ID, BOT_USER } from './names.mjs';

const ISSUER = 'https://api.botframework.com';
let arrived = new Map();
let downUntil = 0;

/** Milliseconds since 1970, with a fraction. */
const now = () => performance.timeOrigin + performance.now();

/** Notes an answer to the question that was sent at this time (microseconds since 1970, as text). */
function note(sent) {
  const times = arrived.get(sent) ?? [];
  times.push(now() - Number(sent) / 1_000);
  arrived.set(sent, times);
}

async function bodyOf(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}

function json(response, body, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A token as Teams signs them for the bot. */
function tokenFor(serviceUrl) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1_000);
  const claims = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: seconds - 60, exp: seconds + 12 * 3_600 };
  const head = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part(claims)}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey, 'base64url')}`;
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, base);
  const text = await bodyOf(request);
  if (pathname === '/lab/reset') {
    arrived = new Map();
    return json(response, {});
  }
  if (pathname === '/lab/arrived') return json(response, [...arrived]);
  if (pathname === '/lab/down') {
    downUntil = Date.now() + Number(text);
    return json(response, {});
  }
  if (pathname === '/.well-known/openidconfiguration')
    return json(response, {
      issuer: ISSUER,
      jwks_uri: `${base}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  if (pathname === '/keys')
    return json(response, {
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', endorsements: ['msteams'] }],
    });
  if (Date.now() < downUntil) return json(response, { ok: false, error: 'service_unavailable' }, 503);
  if (pathname.startsWith('/api/')) return json(response, slack(pathname.slice('/api/'.length), text, request.headers));
  const reply = /^\/v3\/conversations\/[^/]+\/activities\/t(\d+)$/.exec(pathname)?.[1];
  if (reply && JSON.parse(text).type === 'message') note(reply);
  return json(response, { id: 'posted' }, 201);
});

function slack(method, text, headers) {
  if (method === 'auth.test')
    return { ok: true, team_id: 'T0', user_id: BOT_USER, bot_id: 'B0', url: 'https://lab.slack.com/' };
  if (method === 'chat.postMessage' || method === 'chat.postEphemeral') {
    const isJson = String(headers['content-type']).startsWith('application/json');
    const {
      thread_ts: thread,
      channel,
      user,
    } = isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
    // Where the channel takes nothing the answer goes to the asker alone, whose id holds the moment too.
    const asker = [user, channel].find((id) => /^U\d+$/.test(id ?? ''));
    note(asker ? asker.slice(1) : String(thread).replace('.', ''));
  }
  return { ok: true, channel: 'C0', ts: '1700000000.000001' };
}

const folder = mkdtempSync(join(tmpdir(), 'signpost-lab-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
execFileSync(
  'openssl',
  ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject],
  {
    stdio: 'ignore',
  },
);
const login = createTlsServer(
  { key: readFileSync(key), cert: readFileSync(certificate) },
  async (request, response) => {
    const { pathname } = new URL(request.url, loginUrl);
    const tenant = `${loginUrl}/${pathname.split('/')[1]}`;
    await bodyOf(request);
    if (!pathname.endsWith('/openid-configuration'))
      return json(response, { token_type: 'Bearer', expires_in: 36_000, access_token: 'a-token-for-the-bot' });
    const under = (path) => `${tenant}/${path}`;
    return json(response, {
      issuer: under('v2.0'),
      authorization_endpoint: under('oauth2/v2.0/authorize'),
      token_endpoint: under('oauth2/v2.0/token'),
      jwks_uri: under('keys'),
    });
  },
);

const listen = (one) => new Promise((resolve) => one.listen(0, '127.0.0.1', () => resolve(one.address().port)));
const base = `http://127.0.0.1:${await listen(server)}`;
const loginUrl = `https://127.0.0.1:${await listen(login)}`;
console.log(JSON.stringify({ base, loginUrl, certificate, token: tokenFor(`${base}/`) }));
