// Signpost as it runs for a council, for as long as you like, with what goes wrong in between: node bench/soak.mjs [--minutes N] [--rate N] [--encoder]
// Questions come over Slack and Teams alike; each is sent again while nobody acknowledges it, as the platforms do. In between: rubbish, the platforms
// away for ten seconds, the database away for ten seconds (a PostgreSQL of its own where Debian's package is installed), a restart. At the end: what was
// lost, what was answered twice, how what is kept in memory grew, what was left to fail by itself.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ASKABLE, floors, heapOf, slope } from './server/heap.mjs';
import { memoryOf, openLab, stop } from './server/lab.mjs';
import { slackQuestion, teamsQuestions } from './server/load.mjs';
import { openPostgres } from './server/postgres.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, rate: { type: 'string' }, encoder: { type: 'boolean' } },
});
const MINUTES = Number(values.minutes ?? 10);
const RATE = Number(values.rate ?? 50);
const SYSTEM = `Signpost, ENCODER=${values.encoder ? 'on' : 'off'}`;
/** When Slack sends again what nobody acknowledged, in milliseconds; it waits a minute and five, which a short run has no time for. */
const AGAIN_MS = [1_000, 5_000, 20_000];
/** How often garbage is collected and what remains is measured, in milliseconds. */
const MEASURE_MS = 15_000;
const A_MINUTE = 60_000 / MEASURE_MS;
/** As many conversations and deliveries are kept (src/store/memory-store.ts): until so many were asked, the heap grows as it should. */
const FILLED = 10_000;
/**
 * Bytes a question that may stay then, at most. A delivery's key is remembered for half an hour, in 150 bytes; whatever held on to a question, its
 * request or its reply would keep 1,500 and more. What is under way at a measurement makes the rest of the difference.
 */
const MOST_KEPT = 600;
const ASKED = [
  'what are the signs',
  'Wishaw social work number',
  'who do I tell',
  'a man is hitting her right now',
  'and for Motherwell?',
  '',
  'lunch?',
];
const RUBBISH = ['', 'null', '{"type":', '[]', '{"__proto__": {"a": 1}}', 'x'.repeat(50_000), '\u0000\ud800'];

const lab = await openLab();
const teamsQuestion = teamsQuestions(lab.addresses);
const postgres = await openPostgres();
const settings = { ...ASKABLE, ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
let bot = await lab.start(SYSTEM, settings);
const { data } = bot;
const port = new URL(bot.url).port;
const logs = [bot.child.log];
const [asked, given, refusals, growth] = [[], { up: 0 }, {}, []];
let restarted = Number.POSITIVE_INFINITY;
let askedBefore = 0;

async function post({ path, headers, body }) {
  try {
    const response = await fetch(bot.url + path, { method: 'POST', headers, body, signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Sends a question until it is acknowledged. */
async function ask(question) {
  asked.push({ sent: question.sent, path: question.path });
  for (const pause of [0, ...AGAIN_MS, ...AGAIN_MS]) {
    await wait(pause);
    const status = await post(question);
    if (status === 200) return;
    refusals[status] = (refusals[status] ?? 0) + 1;
  }
  given.up += 1;
}

async function rubbish() {
  for (const body of RUBBISH)
    for (const path of ['/slack/events', '/api/messages', '/api/ask', '/nowhere'])
      await post({ path, headers: { 'content-type': 'application/json' }, body });
}

/** Notes what the bot keeps in memory, unless it was restarted meanwhile. */
async function measure(child) {
  const bytes = await heapOf(child);
  if (bytes !== undefined && child === bot.child) growth.push([Date.now(), bytes, asked.length, memoryOf(child).now]);
}

/** What goes wrong, and when, as a share of the run. */
const EVENTS = [
  [0.1, 'the platforms are away for ten seconds', () => lab.down(10_000)],
  [
    0.2,
    'a restart',
    async () => {
      [restarted, askedBefore] = [Date.now(), asked.length];
      const status = await stop(bot.child);
      bot = await lab.start(SYSTEM, { ...settings, DATA_DIR: data, PORT: port });
      logs.push(bot.child.log);
      growth.length = 0;
      console.log(`  it stopped with status ${status} and was ready again after ${Math.round(bot.ms)} ms`);
    },
  ],
  [
    0.4,
    postgres ? 'the database is away for ten seconds' : 'no PostgreSQL here: its outage is left out',
    async () => {
      await postgres?.stop();
      await wait(10_000);
      await postgres?.start();
    },
  ],
];

const began = Date.now();
const share = () => (Date.now() - began) / (MINUTES * 60_000);
const underWay = [];
let sent = 0;
let measured = 0;
const events = [...EVENTS];
while (share() < 1) {
  const due = Math.floor(((Date.now() - began) / 1_000) * RATE);
  for (; sent < due; sent += 1) {
    const text = ASKED[sent % ASKED.length];
    underWay.push(ask(sent % 2 ? slackQuestion(text) : teamsQuestion(text)));
    if (sent % (RATE * 5) === 0) underWay.push(rubbish());
  }
  const [next] = events;
  if (next && share() > next[0]) {
    events.shift();
    console.log(`${Math.round((Date.now() - began) / 1_000)} s: ${next[1]}`);
    underWay.push(next[2]());
  }
  if (Date.now() - measured > MEASURE_MS) {
    measured = Date.now();
    underWay.push(measure(bot.child));
  }
  await wait(10);
}
await Promise.all(underWay);
let seen = await lab.arrived();
for (let quiet = 0; quiet < 40 && asked.some(({ sent }) => !seen.has(sent)); quiet += 1) {
  await wait(500);
  seen = await lab.arrived();
}

/** The lowest of each minute over the second half of the time since the restart: what is kept, between the peaks of what is under way. */
const late = growth.slice(Math.floor(growth.length / 2));
const lows = floors(late, A_MINUTE);
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
/** What is said of memory, and whether more is kept than should be. */
function judgeMemory() {
  if (lows.length < 2) return ['memory: too short a time to measure it', false];
  const isFilled = lows.length > 2 && late[0][2] - askedBefore >= FILLED;
  const kept = slope(lows) / (RATE * 60);
  const verdict = isFilled
    ? `${kept.toFixed(0)} bytes a question (at most ${MOST_KEPT})`
    : `not judged: it takes ${FILLED} questions between the restart and it, and three minutes of it`;
  const all = growth.map(([, bytes]) => megabytes(bytes)).join(' ');
  const words = `memory: ${all} MB of the heap in use after garbage collection, every ${MEASURE_MS / 1e3} s since the restart
  over the second half ${(slope(lows) / 1e6).toFixed(2)} MB a minute, ${verdict}; resident ${megabytes(growth.at(-1)[3])} MB at the end`;
  return [words, isFilled && kept > MOST_KEPT];
}
const [memory, isGrowing] = judgeMemory();

const lost = asked.filter(({ sent }) => !seen.has(sent));
const twice = asked.filter(({ sent }) => (seen.get(sent)?.length ?? 0) > 1);
/** Of those, the ones that were answered before the restart began and again after it: by two processes. */
const byTwo = twice.filter(({ sent }) => {
  const times = seen.get(sent).map((ms) => sent / 1e3 + ms);
  return Math.min(...times) < restarted + 10_000 && Math.max(...times) > restarted;
});
/** How many, over which platform, and in which seconds of the run. */
function told(questions) {
  const by = (part) =>
    questions.filter(({ path }) => path.startsWith(part)).map(({ sent }) => Math.floor(sent / 1e6 - began / 1e3));
  const say = (name, seconds) =>
    seconds.length > 0
      ? [`${seconds.length} over ${name} (second ${Math.min(...seconds)} to ${Math.max(...seconds)})`]
      : [];
  return [...say('Slack', by('/slack')), ...say('Teams', by('/api'))].join(', ') || 'none';
}

const times = [...seen.values()].map(([ms]) => ms).sort((a, b) => a - b);
const unhandled = logs.flat().filter((line) => /unhandled|UnhandledPromise|TypeError|uncaught/i.test(line));
const complaints = new Map();
for (const line of logs.flat()) {
  const [, level, words] = /"level":(\d+).*"msg":"([^"]+)"/.exec(line) ?? [];
  if (Number(level) >= 40) complaints.set(words, (complaints.get(words) ?? 0) + 1);
}
const status = await stop(bot.child);
console.log(`
${asked.length} questions in ${MINUTES} minutes, half over Slack and half over Teams
lost: ${told(lost)}; answered twice: ${told(twice)}${byTwo.length > 0 ? `, ${byTwo.length} of them with the restart between` : ''}; given up by the platform: ${given.up}
median ${times[Math.floor(times.length / 2)]?.toFixed(1)} ms from question to answer, 99 %: ${times[Math.floor(times.length * 0.99)]?.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(0)} ms
not acknowledged at first, by status: ${JSON.stringify(refusals)}
${memory}
logged: ${[...complaints].map(([words, times]) => `${times} x ${words}`).join('; ') || 'no complaint'}
left to fail by itself: ${unhandled.length}${unhandled
  .slice(0, 3)
  .map((line) => `\n  ${line.slice(0, 300)}`)
  .join('')}
stopped with status ${status}`);
await lab.close();
await postgres?.remove();
const faults = [lost.length > 0, twice.length > 0, unhandled.length > 0, status !== 0, isGrowing];
process.exit(faults.includes(true) ? 1 : 0);
