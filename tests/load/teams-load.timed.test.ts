import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  buttonTap,
  channelMention,
  groupMention,
  PERSON,
  personalMessage,
  TENANT,
  type TeamsActivity,
} from '../peers/teams/activities';
import type { Fault } from '../peers/teams/connector';
import { type ConnectorProcess, startConnectorProcess } from '../peers/teams/connector-process';
import { type ProcessWithLogin, startProcessWithLogin } from '../peers/teams/process-with-login';

/**
 * Mixed activities against the whole of Signpost, it and the connector each in a process of its own: 10 % come twice, 5 % come late and out of
 * turn, 2 % of the posts meet a fault of the connector. Each is answered exactly once, and quickly. `TEAMS_LOAD=3000 npx jest tests/load/teams`
 * for the full measure.
 */

const COUNT = Number(process.env.TEAMS_LOAD ?? 600);
/** Activities a second, and the most at a time. */
const RATE = 50;
const AT_ONCE = 2;
/** The promise for the bot's own share of a turn, in milliseconds at the 99th percentile. */
const PROMISED_MS = 50;

let connector: ConnectorProcess;
let bot: ProcessWithLogin;

beforeAll(async () => {
  connector = await startConnectorProcess();
  bot = await startProcessWithLogin(connector.metadataUrl);
}, 220_000);
afterAll(async () => {
  await bot?.close();
  await connector?.close();
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
  const turns = await sendAll(shuffleLate([...activities.slice(20), ...activities.filter((_, n) => n % 10 === 3)]));

  const posts = await connector.posts();
  const answers = new Map<string, number>();
  const connectorMs = new Map<string, number>();
  for (const { activityId = '', taken, ms, text } of posts) {
    connectorMs.set(activityId, (connectorMs.get(activityId) ?? 0) + ms);
    // A line that says what to do is no answer.
    if (taken && !text?.includes('did not say whether')) answers.set(activityId, (answers.get(activityId) ?? 0) + 1);
  }
  const wrong = activities.filter(({ id }) => answers.get(String(id)) !== 1).length;
  expect({ wrong, answered: answers.size }).toEqual({ wrong: 0, answered: COUNT });

  const firsts = [...new Map(turns.toReversed().map((turn) => [turn.id, turn])).values()];
  const own = firsts.map(({ id, ms, waitedMs }) => Math.max(0, ms - waitedMs - (connectorMs.get(id) ?? 0)));
  const [p50, p99] = [percentile(own, 0.5), percentile(own, 0.99)];
  const whole = percentile(
    turns.map(({ ms }) => ms),
    0.99,
  );
  process.stdout.write(
    `teams-load: ${COUNT} activities, the bot's own share ${p50.toFixed(1)} ms (p50), ${p99.toFixed(1)} ms (p99); whole turns ${whole.toFixed(1)} ms (p99)\n`,
  );
  // Who shares a processor works slower even while it has it. How much they waited for each millisecond of work tells by how much.
  const crowding = sum(firsts.map(({ waitedMs }) => waitedMs)) / sum(own);
  expect(p50).toBeLessThan(PROMISED_MS);
  expect(p99).toBeLessThan(PROMISED_MS * (1 + crowding));
}, 300_000);

/** One in twenty comes some two hundred activities later than it should. */
function shuffleLate(activities: readonly TeamsActivity[]): TeamsActivity[] {
  return activities
    .map((one, n) => ({ one, at: n % 20 === 7 ? n + 200 : n }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

interface TimedTurn {
  readonly id: string;
  /** From the request to its answer. */
  readonly ms: number;
  /** How much of it a process of ours was ready to work and had no processor, since others of this machine had it. */
  readonly waitedMs: number;
}

/** Sends them all, so many a second and a few at a time. */
async function sendAll(activities: readonly TeamsActivity[]): Promise<TimedTurn[]> {
  const turns: TimedTurn[] = [];
  const began = performance.now();
  const queue = activities.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [n, one] of queue) {
        await wait(began + (n * 1_000) / RATE - performance.now());
        if (n % 50 === 0) connector.fail(FAULTS[(n / 50) % FAULTS.length] ?? 'reset');
        const [started, waited] = [performance.now(), waitedForProcessors()];
        await post(one);
        turns.push({
          id: String(one.id),
          ms: performance.now() - started,
          waitedMs: waitedForProcessors() - waited,
        });
      }
    }),
  );
  return turns;
}

/** How long the three processes have waited for a processor so far, in milliseconds: on a quiet machine next to nothing (Linux alone tells). */
function waitedForProcessors(): number {
  const waits = [bot.signpost.pid, connector.pid, process.pid].map((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]);
    } catch {
      return 0;
    }
  });
  return sum(waits) / 1e6;
}

async function post(one: TeamsActivity): Promise<void> {
  const response = await fetch(`${bot.signpost.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${connector.token}` },
    body: JSON.stringify(one),
  });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
