import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SignpostError } from '../../src/errors';
import type { DatabaseStore } from '../../src/store/database-store';
import { opener } from '../../src/store/open-store';
import { ResilientStore, type ResilientStoreParts } from '../../src/store/resilient-store';
import type { AnswerCount, Conversation } from '../../src/store/store';
import { keptLog } from '../fixtures/kept-log';
import { until } from './asked-meanwhile';
import { sqlite, temporaryFolder } from './databases';

const folder = temporaryFolder();
const CONVERSATION: Conversation = { topics: ['signs'], contacts: [], websites: [], offered: [] };
const LABELS: AnswerCount = {
  channel: 'slack',
  surface: 'mention',
  outcome: 'answered',
  topic: 'signs',
  urgent: false,
  band: 'high',
  version: 'v1',
};
const REFERENCE = { conversationId: '19:a', serviceUrl: 'https://smba.example/', tenantId: 't', channelId: 'msteams' };

let files = 0;
let opened: ResilientStore | undefined;
let now = Date.UTC(2026, 0, 31, 12);
beforeEach(() => {
  now = Date.UTC(2026, 0, 31, 12);
});
afterEach(() => opened?.close(100));

/** A store over a database that comes and goes as the test says. */
function shaky(parts: Partial<ResilientStoreParts> = {}) {
  files += 1;
  const file = join(folder, `${files}.db`);
  const { log, lines } = keptLog();
  const open = opener(
    async () => sqlite(file),
    () => now,
  );
  const database: { error: Error | undefined; tries: number; stores: DatabaseStore[] } = {
    error: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
    tries: 0,
    stores: [],
  };
  const store = new ResilientStore({
    open: async () => {
      database.tries += 1;
      if (database.error) throw database.error;
      const one = await open();
      database.stores.push(one);
      return one;
    },
    place: 'the place',
    log,
    clock: () => now,
    backoff: { least: 5, most: 50 },
    ...parts,
  });
  opened = store;
  return { store, database, lines, open };
}

describe('while the database is away', () => {
  it('deliveries and conversations go by memory, at once', async () => {
    const { store } = shaky();
    await store.start(1_000);
    expect(store.health().isUp).toBe(false);
    expect(await store.claimDelivery('a', 1_000)).toBe('claimed');
    expect(await store.claimDelivery('a', 1_000)).toBe('taken');
    await store.finishDelivery('a');
    expect(await store.claimDelivery('a', 1_000)).toBe('answered');
    await store.saveConversation('t', CONVERSATION);
    expect(await store.conversation('t')).toEqual(CONVERSATION);
  });

  it('what asks to be kept for good is told at once that it is not, and reports that they cannot be had', async () => {
    const { store } = shaky();
    await store.start(1_000);
    const asked = [
      store.sendQuestion({ text: 'x', channel: 'slack', version: 'v', form: 'V1' }),
      store.setAnnounce(REFERENCE, true),
      store.sentQuestions(),
      store.deleteSentQuestions(['x']),
      store.teamsReferences(),
      store.answerCounts(),
      store.feedbackCounts(),
    ];
    for (const { status, ...rest } of await Promise.allSettled(asked))
      expect([status, rest]).toMatchObject(['rejected', { reason: { code: 'store_away' } }]);
  });

  it('it is told of once, with what to do, and again when it is back', async () => {
    const { store, database, lines } = shaky();
    await store.start(1_000);
    await until(() => database.tries > 5);
    for (let i = 0; i < 50; i += 1) await store.claimDelivery(String(i), 1_000);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 50, code: 'store_unreachable', msg: expect.stringMatching(/the place.*check the host and port/) },
    ]);
    database.error = undefined;
    await until(() => store.health().isUp);
    expect(lines.slice(1).map((line) => JSON.parse(line))).toMatchObject([{ level: 30, msg: 'the database is back' }]);
  });

  it('another thing that is wrong is told as well', async () => {
    const { store, database, lines } = shaky();
    await store.start(1_000);
    database.error = new SignpostError('store_newer', 'It is newer.');
    await until(() => lines.length === 2);
    expect(lines[1]).toContain('It is newer.');
  });

  it('it is not asked without a pause', async () => {
    const { store, database } = shaky({ backoff: { least: 60, most: 10_000 } });
    await store.start(1_000);
    await wait(400);
    expect(database.tries).toBeLessThan(7);
  });
});

describe('what waits for the database', () => {
  it('is written when it comes back, in order, and counters with their day', async () => {
    const { store, database, open } = shaky();
    await store.start(1_000);
    for (let i = 0; i < 1_000; i += 1) await store.countAnswer(LABELS);
    await store.countFeedback({ channel: 'slack', topic: 'signs', helpful: true, version: 'v1' });
    await store.saveConversation('t', CONVERSATION);
    await store.saveConversation('t', { ...CONVERSATION, contacts: ['wishaw'] });
    await store.saveTeamsReference(REFERENCE);
    await store.removeTeamsReference(REFERENCE.conversationId);
    await store.saveTeamsReference({ ...REFERENCE, conversationId: '19:b' });
    await store.claimDelivery('a', 1_000);
    await store.finishDelivery('a');
    // A thousand counts as one, and six more.
    expect(store.health()).toEqual({ isUp: false, waiting: 7, dropped: 0 });
    now += 60_000;
    database.error = undefined;
    await until(() => store.health().isUp && store.health().waiting === 0);

    const other = await open();
    expect(await other.answerCounts()).toEqual([{ ...LABELS, day: '2026-01-31', count: 1_000 }]);
    expect(await other.feedbackCounts()).toMatchObject([{ helpful: true, count: 1 }]);
    expect((await other.conversation('t'))?.contacts).toEqual(['wishaw']);
    expect((await other.teamsReferences()).map(({ conversationId }) => conversationId)).toEqual(['19:b']);
    expect(await other.claimDelivery('a', 1_000)).toBe('answered');
    await other.close();
  });

  it('never puts an older turn over a newer one of another replica', async () => {
    const { store, database, open } = shaky();
    await store.start(1_000);
    await store.saveConversation('t', CONVERSATION);
    now += 1_000;
    const other = await open();
    await other.saveConversation('t', { ...CONVERSATION, contacts: ['newer'] });
    database.error = undefined;
    await until(() => store.health().isUp && store.health().waiting === 0);
    expect((await other.conversation('t'))?.contacts).toEqual(['newer']);
    await other.close();
  });

  it('is bounded: the oldest turns go first, counters last, and what goes is counted', async () => {
    const { store, database } = shaky({ mostWaiting: 10 });
    await store.start(1_000);
    await store.countAnswer({ ...LABELS, topic: 'first' });
    await store.countAnswer(LABELS);
    for (let i = 0; i < 100; i += 1) await store.saveConversation(`t${i}`, CONVERSATION);
    for (let i = 0; i < 4; i += 1) await store.countAnswer({ ...LABELS, topic: `topic-${i}` });
    expect(store.health()).toEqual({ isUp: false, waiting: 10, dropped: 96 });
    database.error = undefined;
    await until(() => store.health().isUp && store.health().waiting === 0);
    expect((await store.answerCounts()).map(({ topic }) => topic).sort()).toEqual(
      ['first', 'signs', 'topic-0', 'topic-1', 'topic-2', 'topic-3'].sort(),
    );
    // In the database alone: memory has all of them.
    const [stored] = database.stores;
    expect(await stored?.conversation('t95')).toBeUndefined();
    expect(await stored?.conversation('t96')).toEqual(CONVERSATION);
  });

  it('is written before the store is closed', async () => {
    const { store, database, open } = shaky();
    database.error = undefined;
    await store.start(10_000);
    for (let i = 0; i < 300; i += 1) await store.saveConversation(`t${i}`, CONVERSATION);
    await store.close();
    const other = await open();
    for (let i = 0; i < 300; i += 1) expect(await other.conversation(`t${i}`)).toEqual(CONVERSATION);
    await other.close();
  });

  it('is told of when it is lost at the end', async () => {
    const { store, lines } = shaky();
    await store.start(1_000);
    await store.countAnswer(LABELS);
    await store.close(10);
    expect(lines.at(-1)).toMatch(/"code":"store_unwritten","waiting":1/);
  });
});

it('old turns and deliveries are removed', async () => {
  const { open } = shaky();
  const store = await open();
  await store.saveConversation('t', CONVERSATION);
  await store.claimDelivery('a', 1_000);
  await store.finishDelivery('b');
  await store.keep([{ kind: 'prune' }]);
  expect(await store.conversation('t')).toEqual(CONVERSATION);
  now += 2 * 60 * 60_000;
  await store.keep([{ kind: 'prune' }]);
  now -= 2 * 60 * 60_000;
  expect(await store.conversation('t')).toBeUndefined();
  expect(await store.claimDelivery('b', 1_000)).toBe('claimed');
  await store.close();
});

it('kill -9 takes nothing that was acknowledged as kept', async () => {
  const dist = (name: string) => JSON.stringify(join(__dirname, '..', '..', 'dist', 'store', name));
  const dataDir = join(folder, 'killed');
  const script = `
    const { createStore } = require(${dist('open-store.js')});
    const { default: pino } = require('pino');
    const store = createStore({ dataDir: ${JSON.stringify(dataDir)} }, pino({ level: 'silent' }));
    store.start(10_000).then(async () => {
      for (let i = 0; ; i++) {
        await store.sendQuestion({ text: 'question ' + i, channel: 'web', version: 'v', form: 'f' });
        process.stdout.write(i + '\\n');
      }
    });`;
  const said = await new Promise<string>((resolve) => {
    const root = join(__dirname, '..', '..');
    const child = execFile(process.execPath, ['-e', script], { cwd: root }, (_error, stdout) => resolve(stdout));
    let lines = 0;
    child.stdout?.on('data', (text: string) => {
      lines += text.split('\n').length - 1;
      if (lines > 50) child.kill('SIGKILL');
    });
  });
  const acknowledged = said.split('\n').filter(Boolean);
  expect(acknowledged.length).toBeGreaterThan(50);
  const store = await opener(async () => sqlite(join(dataDir, 'signpost.db')), Date.now)();
  const kept = new Set((await store.sentQuestions()).map(({ text }) => text));
  await store.close();
  for (const i of acknowledged) expect(kept).toContain(`question ${i}`);
}, 60_000);
