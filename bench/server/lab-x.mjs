// Starts the platforms and the bots that are measured against each other, each in a process of its own, on loopback.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { QUESTION } from './load.mjs';
import { APP_ID, SIGNING_SECRET, TENANTS } from './names.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const root = process.env.SIGNPOST_ROOT ?? here('../..');
const READY_MS = 200_000;
// One for each bot that is started.
process.setMaxListeners(100);

/** Starts node and waits for a line that matches: `{ child, line, ms }`. Rejects with what was written when it ends before. */
async function startNode(file, env, ready) {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...(process.env.PROF && String(file).includes('dist')
        ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof', '--cpu-prof-interval=500']
        : []),
      file,
    ],
    {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: tmpdir(),
    },
  );
  const lines = [];
  child.log = lines;
  // Whatever ends us ends what we started.
  process.once('exit', () => child.kill('SIGKILL'));
  const line = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} is not ready`)), READY_MS);
    const read = (stream) =>
      createInterface({ input: stream }).on('line', (text) => {
        // What it says of each answer fills ten thousand lines within minutes; what it complains of is kept to the end.
        if (lines.length < 10_000 || !text.includes('"level":30')) lines.push(text);
        if (!ready.test(text)) return;
        clearTimeout(timer);
        resolve(text);
      });
    read(child.stdout);
    read(child.stderr);
    child.once('exit', () => reject(new Error(`${file} ended:\n${lines.join('\n')}`)));
  });
  return { child, line, ms: performance.now() - began };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Ends a process that we started; resolves to its exit status. */
export function stop(child, signal = 'SIGTERM') {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once('exit', resolve);
    child.kill(signal);
  });
}

/** Resident memory of a process in bytes, now and at its peak. */
export function memoryOf({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (key) => Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1_024;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

/** What a process has used of the processor since its start, in milliseconds: fields 14 and 15 of its stat, in hundredths of a second. */
export function processorTimeOf({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The platforms, and what starts each bot: `start(name)` gives `{ child, url, ms }`, ready to be asked. */
export async function openLab() {
  const platform = await startNode(here('platform.mjs'), {}, /^\{/);
  const addresses = JSON.parse(platform.line);
  const { base, loginUrl, certificate } = addresses;
  const folder = mkdtempSync(join(tmpdir(), 'signpost-lab-'));
  const models = join(root, 'data', 'models');
  const cards = join(folder, 'cards.json');
  const shared = {
    SLACK_API_URL: `${base}/api/`,
    TEAMS_OPENID_METADATA_URL: `${base}/.well-known/openidconfiguration`,
    CARDS: cards,
  };

  /** Signpost, as an administrator runs it: a DATA_DIR of its own, with what is learned from the content in it. */
  async function signpost(more = {}) {
    const data = more.DATA_DIR ?? mkdtempSync(join(folder, 'data-'));
    if (existsSync(models) && !existsSync(join(data, 'models')))
      cpSync(models, join(data, 'models'), { recursive: true });
    const env = {
      ...shared,
      PORT: String(await freePort()),
      KNOWLEDGE_DIR: join(root, 'knowledge'),
      DATA_DIR: data,
      SLACK_BOT_TOKEN: 'xoxb-lab',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_PASSWORD: 'lab',
      MICROSOFT_APP_TENANT_ID: TENANTS[0],
      TEAMS_ALLOWED_TENANTS: TENANTS.join(),
      TEAMS_LOGIN_URL: loginUrl,
      NODE_EXTRA_CA_CERTS: certificate,
      ...more,
    };
    const { child, ms } = await startNode(more.ENTRY ?? join(root, 'dist', 'main.js'), env, /"msg":"ready"/);
    return { child, ms, url: `http://127.0.0.1:${env.PORT}`, data };
  }

  async function bare(file) {
    const PORT = String(await freePort());
    const { child, ms } = await startNode(here(file), { ...shared, PORT }, /^ready$/);
    return { child, ms, url: `http://127.0.0.1:${PORT}` };
  }

  const STARTS = {
    'bare Bolt': () => bare('bare-bolt.mjs'),
    'bare botbuilder': () => bare('bare-botbuilder.mjs'),
    'Signpost, ENCODER=off': (more) => signpost({ ENCODER: 'off', ...more }),
    'Signpost, ENCODER=on': (more) => signpost({ ENCODER: 'on', ...more }),
  };

  // Its own cards, for the bare apps to post.
  const teller = await signpost({ ENCODER: 'off', WEB: 'on' });
  const reply = await fetch(`${teller.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION }),
  });
  writeFileSync(cards, JSON.stringify((await reply.json()).cards));
  await stop(teller.child);

  return {
    addresses,
    start: (name, more) => STARTS[name](more),
    /** Times until answers came, in milliseconds, by the moment of their question; a question that was answered twice has two. */
    arrived: async () => new Map(await (await fetch(`${base}/lab/arrived`)).json()),
    reset: () => fetch(`${base}/lab/reset`, { method: 'POST' }),
    /** The platforms answer 503 for so many milliseconds. */
    down: (ms) => fetch(`${base}/lab/down`, { method: 'POST', body: String(ms) }),
    async close() {
      await stop(platform.child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
