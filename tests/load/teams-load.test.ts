import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import {
  APP_ID,
  buttonTap,
  channelMention,
  groupMention,
  PERSON,
  personalMessage,
  TENANT,
  type TeamsActivity,
} from '../peers/teams/activities';
import { type Fault, startConnector, type TeamsConnector } from '../peers/teams/connector';
import { type Login, startLogin } from '../peers/teams/login';
import { type SignpostProcess, startProcess } from '../peers/teams/process';

/**
 * Mixed activities against the whole of Signpost in a process of its own: 10 % come twice, 5 % come late and out of turn, 2 % of the posts
 * meet a fault of the connector. Each is answered exactly once, and quickly. `TEAMS_LOAD=3000 npx jest tests/load/teams` for the full measure.
 */

const COUNT = Number(process.env.TEAMS_LOAD ?? 600);
/** How many people ask at the same moment. */
const AT_ONCE = 2;
/** The promise for the bot's own share of a turn, in milliseconds at the 99th percentile. */
const PROMISED_MS = 50;

let connector: TeamsConnector;
let login: Login;
let signpost: SignpostProcess;
let folder: string;

beforeAll(async () => {
  connector = await startConnector();
  login = await startLogin();
  folder = mkdtempSync(join(tmpdir(), 'signpost-load-'));
  const certificate = join(folder, 'login.pem');
  writeFileSync(certificate, login.certificate);
  signpost = await startProcess({
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'a-client-secret',
    MICROSOFT_APP_TENANT_ID: TENANT,
    TEAMS_OPENID_METADATA_URL: connector.metadataUrl,
    TEAMS_LOGIN_URL: login.url,
    NODE_EXTRA_CA_CERTS: certificate,
  });
}, 220_000);
afterAll(async () => {
  await signpost?.stop();
  await connector?.close();
  await login?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const QUESTIONS = [
  'what are the signs',
  'Wishaw social work number',
  'can a 15 year old consent',
  'she keeps coming home with new phones, is that a sign?',
  'who do I tell',
  'not Airdrie, Bellshill',
  'is online grooming exploitation',
  'what is the weather in Spain',
  'a girl has just been taken away in a car by a man',
  'help',
];
const FAULTS: readonly Fault[] = [
  { status: 429, retryAfter: '0' },
  { status: 412, retryAfter: '0' },
  { status: 503, retryAfter: '0' },
  { status: 502, taken: true },
  { status: 413 },
];

/** The n-th activity, by somebody of their own, so that no limit of one person's questions is met. */
function activity(n: number): TeamsActivity {
  const { serviceUrl } = connector;
  const text = QUESTIONS[n % QUESTIONS.length] ?? '';
  const from = { ...PERSON, id: `29:person-${n % 500}`, aadObjectId: undefined };
  const conversation = { id: `a:chat-${n % 500}`, conversationType: 'personal', tenantId: TENANT };
  switch (n % 4) {
    case 0:
      return channelMention(serviceUrl, text, { from });
    case 1:
      return groupMention(serviceUrl, text, { from });
    case 2:
      return buttonTap(serviceUrl, { choice: 'abc:topic:signs' }, { from, conversation });
    default:
      return personalMessage(serviceUrl, text, { from, conversation });
  }
}

it(`answers ${COUNT} mixed activities exactly once, a turn in under ${PROMISED_MS} ms at the 99th percentile`, async () => {
  const activities = Array.from({ length: COUNT }, (_, n) => activity(n));
  await Promise.all(activities.slice(0, 20).map(post));
  const taken = connector.hits.length;
  const sent = shuffleLate([...activities.slice(20), ...activities.filter((_, n) => n % 10 === 3)]);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const took = await sendAll(sent);
  delay.disable();
  for (let n = 0; connector.hits.length === taken && n < 100; n++) await wait(10);

  const answers = countById();
  const wrong = activities.filter(({ id }) => answers.get(String(id)) !== 1).length;
  expect({ wrong, answered: answers.size }).toEqual({ wrong: 0, answered: COUNT });
  const p50 = percentile(took, 0.5);
  const p99 = percentile(took, 0.99);
  process.stdout.write(
    `teams-load: ${COUNT} activities, a turn takes ${p50.toFixed(1)} ms (p50), ${p99.toFixed(1)} ms (p99)\n`,
  );
  // What this test waited for its own turn is no part of the bot's share. A machine with more to do than it has processors for cannot
  // tell the hundredth turn at all: there the median is held to the promise, by how crowded it is.
  const crowding = (loadavg()[0] ?? 0) / cpus().length;
  if (crowding > 1.25) expect(p50).toBeLessThan(PROMISED_MS * crowding);
  else expect(p99).toBeLessThan(PROMISED_MS + delay.percentile(99) / 1e6);
}, 300_000);

/** One in twenty comes some two hundred activities later than it should. */
function shuffleLate(activities: readonly TeamsActivity[]): TeamsActivity[] {
  return activities
    .map((one, n) => ({ one, at: n % 20 === 7 ? n + 200 : n }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Sends them all, a few at a time, and gives how long the bot took for each, its calls of the connector aside. */
async function sendAll(activities: readonly TeamsActivity[]): Promise<number[]> {
  const took: number[] = [];
  const queue = activities.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [n, one] of queue) {
        if (n % 50 === 0) connector.fail(FAULTS[(n / 50) % FAULTS.length] ?? 'reset');
        const started = performance.now();
        await post(one);
        took.push(performance.now() - started - connectorMs(String(one.id)));
      }
    }),
  );
  return took;
}

const spent = new Map<string, number>();
let read = 0;
/** How long the connector took for the posts that answer an activity, in milliseconds. */
function connectorMs(id: string): number {
  for (; read < connector.hits.length; read++) {
    const hit = connector.hits[read];
    if (hit?.activityId) spent.set(hit.activityId, (spent.get(hit.activityId) ?? 0) + hit.ms);
  }
  return spent.get(id) ?? 0;
}

/** How many answers stand in the conversations for each activity: a line that says what to do beside one is none. */
function countById(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { activityId, body, taken } of connector.hits) {
    if (!activityId || !taken || body.type !== 'message' || body.text?.includes('did not say whether')) continue;
    counts.set(activityId, (counts.get(activityId) ?? 0) + 1);
  }
  return counts;
}

async function post(one: TeamsActivity): Promise<void> {
  const response = await fetch(`${signpost.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
    body: JSON.stringify(one),
  });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
}

let good: string | undefined;
function token(): string {
  good ??= connector.token(APP_ID);
  return good;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
