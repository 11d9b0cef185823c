// Coverage-guided fuzzing of the built product with Jazzer.js (docs/security.md has the command): text asks the assistant, json goes to the routes as
// Slack, Teams and the page send it, well signed. What it finds ends the run: no answer, a number that is no contact's, an error of ours.
const { createHmac } = require('node:crypto');
const { once } = require('node:events');
const { cpSync, mkdtempSync } = require('node:fs');
const { createServer, request } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const ROOT = process.env.SIGNPOST_ROOT ?? join(__dirname, '..');
const product = (name) => require(join(ROOT, 'dist', name));
const SETTINGS = {
  ENCODER: 'off',
  WEB: 'on',
  LOG_LEVEL: 'fatal',
  KNOWLEDGE_DIR: join(ROOT, 'knowledge'),
  DATA_DIR: process.env.DATA_DIR ?? join(ROOT, 'data'),
};
const SECRET = 'a-signing-secret-of-the-lab';
let made = 0;
process.on('unhandledRejection', (reason) => {
  console.error(reason);
  throw new Error('left to fail by itself');
});

let answering;
/** Any text has an answer, with no number but the contacts'. */
module.exports.text = async (data) => {
  answering ??= product('open-assistant').openAssistant(product('config').readConfig(SETTINGS));
  const { assistant, knowledge } = await answering;
  const text = data.toString('utf8');
  const thread = `t${made++ % 3}`;
  const answer = await assistant.answer({ text, channel: 'terminal', surface: 'ask', isPrivate: true, thread });
  const machine = product('answering/machine-answer').toMachineAnswer(text, answer);
  const faults = product('answering/number-faults').numberFaults(machine, knowledge);
  if (answer.sections.length === 0 || faults.length > 0) throw new Error(`no right answer: ${faults.join('; ')}`);
};

/** A server of this process's; the address on which it listens. */
async function listening(server) {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.address().port;
}

/** Slack and Teams, which take whatever they are sent. */
function platform() {
  return createServer((request, response) => {
    request.resume();
    const reply = { ok: true, id: '1', team_id: 'T0', user_id: 'U0SIGNPOST', bot_id: 'B0', channel: 'C0', ts: '1.1' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  });
}

/** Posts, and gives the status. Not by fetch, which fails by itself where this process is busy for ten seconds. */
function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (response) =>
      response.resume().once('end', () => resolve(response.statusCode)),
    );
    sending.once('error', reject).end(body);
  });
}

async function serve() {
  const base = `http://127.0.0.1:${await listening(platform())}`;
  const probe = createServer();
  const port = await listening(probe);
  probe.close();
  const data = mkdtempSync(join(tmpdir(), 'signpost-fuzz-'));
  // What is learned from the content; learning it anew takes minutes here.
  cpSync(join(SETTINGS.DATA_DIR, 'models'), join(data, 'models'), { recursive: true });
  Object.assign(process.env, SETTINGS, {
    DATA_DIR: data,
    PORT: String(port),
    SLACK_API_URL: `${base}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-lab',
    SLACK_SIGNING_SECRET: SECRET,
  });
  product('main');
  const url = `http://127.0.0.1:${port}`;
  while ((await post(`${url}/api/ask`).catch(() => 0)) === 0) await new Promise((resolve) => setTimeout(resolve, 200));
  return { url, base };
}

function signed(body, type) {
  const at = Math.floor(Date.now() / 1_000);
  const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`;
  return { 'content-type': type, 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature };
}
const FORM = 'application/x-www-form-urlencoded';
const page = (path) => (body) => [path, body, { 'content-type': 'application/json' }];
/** By the first character of the input. */
const WAYS = {
  e: (body) => ['/slack/events', body, signed(body, 'application/json')],
  c: (body) => ['/slack/events', body, signed(body, FORM)],
  i: (body) => {
    const form = new URLSearchParams({ payload: body }).toString();
    return ['/slack/events', form, signed(form, FORM)];
  },
  t: page('/api/messages'),
  a: page('/api/ask'),
  x: page('/api/explain'),
};

let serving;
/** No request makes an error of ours. NEW in it stands for an id that nobody had before, BASE for the platform's address. */
module.exports.json = async (data) => {
  serving ??= serve();
  const { url, base } = await serving;
  const text = data.toString('utf8');
  made += 1;
  const [path, body, headers] = (WAYS[text[0]] ?? WAYS.e)(
    text.slice(1).replaceAll('NEW', made).replaceAll('BASE', base),
  );
  // Each from another caller, so that limits do not answer in the assistant's place.
  const from = `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}`;
  const status = await post(url + path, { ...headers, 'x-forwarded-for': from }, body);
  if (status >= 500) throw new Error(`${path} answered ${status}`);
};
