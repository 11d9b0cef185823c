// From a platform's signed request to the posted answer, Signpost beside a bare Bolt app and a bare botbuilder bot that post the same card to the
// same platforms: throughput, latency, a burst, cold start, memory. Signpost answers one plain question for the comparison, and questions as they
// come (questions/mixed-1.jsonl) by words alone and with the encoder, which it does not ask about the plain one. node bench/server.mjs [--seconds N] [--rounds N] [--rate N] [--only Slack|Teams]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { memoryOf, openLab, processorTimeOf, stop } from './server/lab.mjs';
import { slackQuestion, teamsQuestions } from './server/load.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    rate: { type: 'string' },
    only: { type: 'string' },
  },
});
const SECONDS = Number(values.seconds ?? 8);
const ROUNDS = Number(values.rounds ?? 3);
/** Questions a second at which latency is measured: far more than a council asks. */
const RATE = Number(values.rate ?? 50);
const BURST = 1_000;

const lab = await openLab();
const teamsQuestion = teamsQuestions(lab.addresses);
const SIGNPOST = ['Signpost, ENCODER=off', 'Signpost, ENCODER=off, mixed', 'Signpost, ENCODER=on, mixed'];
const WAYS = [
  { way: 'Slack', make: slackQuestion, systems: ['bare Bolt', ...SIGNPOST] },
  { way: 'Teams', make: teamsQuestion, systems: ['bare botbuilder', ...SIGNPOST] },
];

const mixed = readFileSync(new URL('questions/mixed-1.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).q);
let asked = 0;
/** The question of a system: one and the same, or the next of the mixed ones. */
const questionFor = (name, make) => (name.endsWith('mixed') ? () => make(mixed[asked++ % mixed.length]) : () => make());

/** Sends signed questions with autocannon; gives the requests it counted, and the moments of those that were sent. */
async function send(url, question, options) {
  const sent = [];
  const requests = [
    {
      method: 'POST',
      setupRequest: (request) => {
        const made = question();
        sent.push(made.sent);
        return { ...request, path: made.path, headers: made.headers, body: made.body };
      },
    },
  ];
  const result = await autocannon({ url, requests, timeout: 30, ...options });
  return { sent, result };
}

/** Sends questions as people do, each at its own time: so many a second in the mean, in 0 to 2 times the mean's distance. */
async function sendSteadily(url, question, rate, seconds) {
  const sent = [];
  const underWay = [];
  const end = performance.now() + seconds * 1_000;
  for (let next = performance.now(); next < end; next += (2_000 / rate) * Math.random()) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    const { path, headers, body, ...made } = question();
    sent.push(made.sent);
    underWay.push(fetch(url + path, { method: 'POST', headers, body }).then((reply) => reply.arrayBuffer()));
  }
  await Promise.all(underWay);
  return { sent };
}

/** Waits until so many questions are answered, or nothing has come for twenty seconds. Gives their times in milliseconds. */
async function answers(wanted) {
  let seen = await lab.arrived();
  for (let quiet = 0; seen.size < wanted && quiet < 80; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const before = seen.size;
    seen = await lab.arrived();
    if (seen.size !== before) quiet = 0;
  }
  return seen;
}

const quantile = (numbers, q) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))];
const median = (numbers) => quantile(numbers, 0.5);

async function measure({ url, child }, question) {
  await lab.reset();
  const warm = await send(url, question, { connections: 10, duration: 2 });
  await answers(warm.sent.length);

  await lab.reset();
  const [began, used] = [performance.timeOrigin + performance.now(), processorTimeOf(child)];
  const { sent } = await send(url, question, { connections: 20, duration: SECONDS });
  const full = await answers(sent.length);
  const last = Math.max(...[...full].map(([at, [ms]]) => Number(at) / 1_000 + ms));
  const work = (processorTimeOf(child) - used) / full.size;
  const throughput = (full.size / (last - began)) * 1_000;

  await lab.reset();
  const steady = await sendSteadily(url, question, RATE, SECONDS);
  const times = [...(await answers(steady.sent.length)).values()].map(([ms]) => ms);
  return {
    throughput,
    work,
    unanswered: sent.length - full.size + steady.sent.length - times.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

async function burst(url, question) {
  await lab.reset();
  const { result } = await send(url, question, { connections: BURST, amount: BURST });
  const seen = await answers(BURST);
  const times = [...seen.values()].map(([ms]) => ms);
  return {
    acknowledged: result['2xx'],
    slowestAcknowledgement: result.latency.max,
    answered: seen.size,
    slowest: Math.max(...times),
  };
}

const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const ms = (time) => `${time.toFixed(1)} ms`;

console.log(`Node ${process.version}, ${SECONDS} s a measurement, medians of ${ROUNDS} interleaved rounds.\n`);
for (const { way, make, systems } of WAYS.filter(({ way }) => !values.only || way === values.only)) {
  const rows = new Map(systems.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of systems) {
      const bot = await lab.start(name.replace(', mixed', ''));
      const question = questionFor(name, make);
      const { child, url, ms: start } = bot;
      const idle = memoryOf(child).now;
      const figures = await measure(bot, question);
      const crowd = round === 0 ? await burst(url, question) : undefined;
      rows.get(name).push({ ...figures, start, idle, peak: memoryOf(child).peak, crowd });
      await stop(child);
    }
  }
  console.log(
    `| ${way} | answers a second | processor time an answer | p50 at ${RATE}/s | p99 at ${RATE}/s | cold start | memory at start | at its peak | ${BURST} at once: answered, slowest acknowledgement, slowest answer |`,
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |');
  for (const [name, rounds] of rows) {
    const of = (key) => median(rounds.map((figures) => figures[key]));
    const { acknowledged, answered, slowest, slowestAcknowledgement } = rounds[0].crowd;
    const lost = rounds.reduce((sum, { unanswered }) => sum + unanswered, 0);
    const cells = [
      lost > 0 ? `${name} (${lost} unanswered)` : name,
      of('throughput').toFixed(0),
      ms(of('work')),
      ms(of('p50')),
      ms(of('p99')),
      ms(of('start')),
      mb(of('idle')),
      mb(of('peak')),
      `${answered} (${acknowledged} acknowledged), ${ms(slowestAcknowledgement)}, ${ms(slowest)}`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('');
}
await lab.close();
