import { join } from 'node:path';
import { CONVERSATION_LIFE } from '../../src/store/lifetimes';
import { MemoryStore } from '../../src/store/memory-store';
import type { Database } from '../../src/store/migrations';
import { openPostgres } from '../../src/store/open-postgres';
import { opener } from '../../src/store/open-store';
import { ResilientStore } from '../../src/store/resilient-store';
import type { AnswerCount, Conversation, FeedbackCount, Store, TeamsReference } from '../../src/store/store';
import { silentLog } from '../fixtures/kept-log';
import { describeWithPostgres } from '../peers/postgres';
import { sqlite, temporaryFolder } from './databases';

/** Gives two stores over the same things, as two replicas have them; the same one twice where nothing can be shared. */
type OpenStores = (clock: () => number) => Promise<readonly [Store, Store]>;

/** Two stores, each with a connection of its own. */
const replicas =
  (database: () => Promise<() => Database>): OpenStores =>
  async (clock) => {
    const open = await database();
    return [await opener(async () => open(), clock)(), await opener(async () => open(), clock)()];
  };

const resilient =
  (database: () => Promise<() => Database>): OpenStores =>
  async (clock) => {
    const open = await database();
    const store = new ResilientStore({
      open: opener(async () => open(), clock),
      place: 'here',
      log: silentLog(),
      clock,
    });
    await store.start(10_000);
    return [store, store];
  };

function freshSqlite(): () => Promise<() => Database> {
  const folder = temporaryFolder();
  let files = 0;
  return async () => {
    files += 1;
    const file = join(folder, 'not there yet', `${files}.db`);
    return () => sqlite(file);
  };
}

describe('in memory', () => {
  describeStore(async (clock) => {
    const store = new MemoryStore(clock);
    return [store, store];
  });
});
describe('in a SQLite file', () => describeStore(replicas(freshSqlite())));
describe('in a SQLite file that nobody waits for', () => describeStore(resilient(freshSqlite())));
describeWithPostgres('in PostgreSQL', (postgres) => {
  const fresh = async () => {
    const url = await postgres().fresh();
    return () => openPostgres(url);
  };
  describeStore(replicas(fresh));
  describe('that nobody waits for', () => describeStore(resilient(fresh)));
});

function describeStore(open: OpenStores): void {
  const START = Date.UTC(2026, 0, 31, 12);
  let now: number;
  let store: Store;
  let other: Store;

  beforeEach(async () => {
    now = START;
    [store, other] = await open(() => now);
  });
  afterEach(async () => {
    await store.close();
    if (other !== store) await other.close();
  });

  describe('a delivery', () => {
    it('is claimed once', async () => {
      expect(await store.claimDelivery('a', 1_000)).toBe('claimed');
      expect(await other.claimDelivery('a', 1_000)).toBe('taken');
      expect(await other.claimDelivery('b', 1_000)).toBe('claimed');
    });

    it('is claimed once though many ask at the same time', async () => {
      const claims = await Promise.all(
        Array.from({ length: 40 }, (_, i) => (i % 2 ? store : other).claimDelivery('a', 1_000)),
      );
      expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
      expect(claims.filter((claim) => claim === 'taken')).toHaveLength(39);
    });

    it('of one that has died is taken up by one other when its claim has lapsed', async () => {
      await store.claimDelivery('a', 1_000);
      now += 999;
      expect(await other.claimDelivery('a', 1_000)).toBe('taken');
      now += 1;
      const claims = await Promise.all(Array.from({ length: 10 }, () => other.claimDelivery('a', 1_000)));
      expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
    });

    it('can be claimed again when its claim was given up', async () => {
      await store.claimDelivery('a', 1_000);
      await store.releaseDelivery('a');
      expect(await eventually(() => other.claimDelivery('a', 1_000), 'claimed')).toBe('claimed');
    });

    it('stays answered for the hour in which platforms retry, whatever the lease was', async () => {
      await store.claimDelivery('a', 1_000);
      await store.finishDelivery('a');
      await store.releaseDelivery('a');
      expect(await eventually(() => other.claimDelivery('a', 1_000), 'answered')).toBe('answered');
      now += 59 * 60_000;
      expect(await other.claimDelivery('a', 1_000)).toBe('answered');
      now += 60_000;
      expect(await other.claimDelivery('a', 1_000)).toBe('claimed');
    });
  });

  describe('a conversation', () => {
    const conversation: Conversation = {
      topics: ['contact'],
      contacts: ['wishaw'],
      websites: [],
      offered: ['topic:signs'],
    };

    it('is remembered under its thread and no other', async () => {
      await store.saveConversation('slack:T1:C1:1', conversation);
      expect(await other.conversation('slack:T1:C1:1')).toEqual(conversation);
      expect(await other.conversation('slack:T1:C1:2')).toBeUndefined();
    });

    it('can be under any key', async () => {
      const odd = ["'; drop table conversations; --", 'a\0b', '\ud800', 'x'.repeat(5_000), '👩‍🏫'];
      for (const [i, key] of odd.entries())
        await store.saveConversation(key, { ...conversation, contacts: [String(i)] });
      for (const [i, key] of odd.entries()) expect((await other.conversation(key))?.contacts).toEqual([String(i)]);
    });

    it('is forgotten after 30 minutes, counted from its last turn', async () => {
      expect(CONVERSATION_LIFE).toBe(30 * 60_000);
      await store.saveConversation('a', conversation);
      now += CONVERSATION_LIFE - 1;
      expect(await other.conversation('a')).toEqual(conversation);
      await store.saveConversation('a', { ...conversation, contacts: ['airdrie'] });
      now += CONVERSATION_LIFE - 1;
      expect((await other.conversation('a'))?.contacts).toEqual(['airdrie']);
      now += 1;
      expect(await other.conversation('a')).toBeUndefined();
    });
  });

  describe('Teams references', () => {
    const reference: TeamsReference = {
      conversationId: '19:a',
      serviceUrl: 'https://smba.example/uk/',
      tenantId: 't',
      channelId: 'msteams',
    };

    it('are kept once a conversation, the newest, until they are removed', async () => {
      await store.saveTeamsReference(reference);
      await store.saveTeamsReference({ ...reference, conversationId: '19:b' });
      await store.saveTeamsReference({ ...reference, serviceUrl: 'https://smba.example/emea/' });
      const kept = new Map((await other.teamsReferences()).map((one) => [one.conversationId, one.serviceUrl]));
      expect(kept).toEqual(
        new Map([
          ['19:a', 'https://smba.example/emea/'],
          ['19:b', 'https://smba.example/uk/'],
        ]),
      );
      await store.removeTeamsReference('19:a');
      expect((await store.teamsReferences()).map((one) => one.conversationId)).toEqual(['19:b']);
    });

    it('say whether notices go there and which was the last, whatever is renewed beside', async () => {
      await store.setAnnounce(reference, true);
      await store.markNotice('19:a', 'n1');
      await store.saveTeamsReference({ ...reference, tenantId: 'u' });
      expect(await store.teamsReferences()).toEqual([
        { ...reference, tenantId: 'u', announce: true, lastNotice: 'n1' },
      ]);
      await store.setAnnounce(reference, false);
      expect(await store.teamsReferences()).toEqual([{ ...reference, announce: false, lastNotice: 'n1' }]);
    });

    it('are not made by a notice', async () => {
      await store.markNotice('19:nowhere', 'n1');
      expect(await store.teamsReferences()).toEqual([]);
    });
  });

  describe('a question that was sent', () => {
    it('is kept as its asker left it, with the day', async () => {
      const text = 'What about "vaping"?\nAnd \'nudes\' 👀 ; drop table sent_questions; --';
      await store.sendQuestion({ text, channel: 'slack', version: 'v1', form: 'V1' });
      now += 24 * 60 * 60_000;
      await store.sendQuestion({ text: 'Another', channel: 'teams', version: 'v2', form: 'f1' });
      expect(await other.sentQuestions()).toEqual([
        { id: expect.any(String), text, channel: 'slack', version: 'v1', day: '2026-01-31' },
        { id: expect.any(String), text: 'Another', channel: 'teams', version: 'v2', day: '2026-02-01' },
      ]);
    });

    it('is kept once for a form and its words, however often and wherever they are sent', async () => {
      const question = { text: 'Do you have it in Polish?', channel: 'teams', version: 'v1', form: 'f1' };
      await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 ? store : other).sendQuestion(question)));
      now += 24 * 60 * 60_000;
      await other.sendQuestion({ ...question, version: 'v2' });
      const { form: _, ...kept } = question;
      expect(await store.sentQuestions()).toEqual([{ ...kept, id: expect.any(String), day: '2026-01-31' }]);
    });

    it.each([
      ['another form', { form: 'f2' }],
      ['other words', { text: 'And in Gaelic?' }],
      ['another channel', { channel: 'slack' }],
    ])('is kept beside one of %s', async (_what, other) => {
      const question = { text: 'Do you have it in Polish?', channel: 'teams', version: 'v1', form: 'f1' };
      await store.sendQuestion(question);
      await store.sendQuestion({ ...question, ...other });
      expect(await store.sentQuestions()).toHaveLength(2);
    });

    it('has an id of its own, by which it is deleted, and no other with it', async () => {
      for (const [form, text] of [
        ['f1', 'Same words'],
        ['f2', 'Same words'],
        ['f1', 'Others'],
      ] as const)
        await store.sendQuestion({ text, channel: 'slack', version: 'v1', form });
      const [first, ...others] = await other.sentQuestions();
      if (!first) throw new Error('none was kept');
      expect(await other.deleteSentQuestions([first.id, first.id, "' or 1=1; --"])).toEqual([first.id]);
      expect(await store.sentQuestions()).toEqual(others);
      expect(new Set(others.map(({ id }) => id)).size).toBe(2);
      expect(await store.deleteSentQuestions([first.id])).toEqual([]);
      expect(await store.deleteSentQuestions([])).toEqual([]);
      expect(await store.sentQuestions()).toHaveLength(2);
    });
  });

  describe('the counters', () => {
    const labels: AnswerCount = {
      channel: 'slack',
      surface: 'mention',
      outcome: 'answered',
      topic: 'signs',
      urgent: false,
      band: 'high',
      version: '3f9a01c2ab34',
    };

    it('count answers by day and labels, in whatever order the labels are written', async () => {
      await store.countAnswer(labels);
      const { version, ...rest } = labels;
      await other.countAnswer({ version, ...rest });
      await store.countAnswer({ ...labels, urgent: true });
      now += 24 * 60 * 60_000;
      await store.countAnswer(labels);
      const counts = await store.answerCounts();
      expect(counts.map(({ day, urgent, count }) => [day, urgent, count]).sort()).toEqual([
        ['2026-01-31', false, 2],
        ['2026-01-31', true, 1],
        ['2026-02-01', false, 1],
      ]);
      expect(counts).toContainEqual({ ...labels, day: '2026-01-31', count: 2 });
    });

    it('lose none of many at the same time', async () => {
      await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? store : other).countAnswer(labels)));
      expect((await store.answerCounts()).map(({ count }) => count)).toEqual([60]);
    });

    it('count whether it was helpful', async () => {
      const feedback: FeedbackCount = { channel: 'teams', topic: 'signs', helpful: true, version: 'v1' };
      await store.countFeedback(feedback);
      await store.countFeedback(feedback);
      await store.countFeedback({ ...feedback, helpful: false });
      const counts = (await store.feedbackCounts()).map(({ helpful, count, day }) => [helpful, count, day]);
      expect(counts.sort()).toEqual([
        [false, 1, '2026-01-31'],
        [true, 2, '2026-01-31'],
      ]);
    });
  });
}

/** Asks until this is the reply, for a store whose writes take a moment; gives the last reply. */
async function eventually<T>(ask: () => Promise<T>, wanted: T): Promise<T> {
  for (const deadline = Date.now() + 5_000; ; ) {
    const reply = await ask();
    if (reply === wanted || Date.now() > deadline) return reply;
  }
}
