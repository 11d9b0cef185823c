import { CONVERSATION_LIFE, MemoryStore } from '../../src/store/memory-store';
import type { AnswerCount, Conversation, TeamsReference } from '../../src/store/store';

const START = Date.UTC(2026, 0, 31, 12);
let now = START;
let store = new MemoryStore(() => now);

beforeEach(() => {
  now = START;
  store = new MemoryStore(() => now);
});

describe('a delivery', () => {
  it('is claimed once', async () => {
    expect(await store.claimDelivery('a', 1_000)).toBe('claimed');
    expect(await store.claimDelivery('a', 1_000)).toBe('taken');
    expect(await store.claimDelivery('b', 1_000)).toBe('claimed');
  });

  it('is claimed once though many ask at the same time', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => store.claimDelivery('a', 1_000)));
    expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
  });

  it('can be claimed again when its claim has lapsed', async () => {
    await store.claimDelivery('a', 1_000);
    now += 999;
    expect(await store.claimDelivery('a', 1_000)).toBe('taken');
    now += 1;
    expect(await store.claimDelivery('a', 1_000)).toBe('claimed');
  });

  it('can be claimed again when its claim was given up', async () => {
    await store.claimDelivery('a', 1_000);
    await store.releaseDelivery('a');
    expect(await store.claimDelivery('a', 1_000)).toBe('claimed');
  });

  it('stays answered for the hour in which platforms retry, whatever the lease was', async () => {
    await store.claimDelivery('a', 1_000);
    await store.finishDelivery('a');
    await store.releaseDelivery('a');
    now += 59 * 60_000;
    expect(await store.claimDelivery('a', 1_000)).toBe('answered');
    now += 60_000;
    expect(await store.claimDelivery('a', 1_000)).toBe('claimed');
  });
});

describe('a conversation', () => {
  const conversation: Conversation = {
    topics: ['contact'],
    contacts: ['wishaw'],
    websites: [],
    offered: ['topic:signs'],
    aboutAChild: true,
  };

  it('is remembered under its thread and no other', async () => {
    await store.saveConversation('slack:T1:C1:1', conversation);
    expect(await store.conversation('slack:T1:C1:1')).toEqual(conversation);
    expect(await store.conversation('slack:T1:C1:2')).toBeUndefined();
  });

  it('is forgotten after 30 minutes, counted from its last turn', async () => {
    expect(CONVERSATION_LIFE).toBe(30 * 60_000);
    await store.saveConversation('a', conversation);
    now += CONVERSATION_LIFE - 1;
    expect(await store.conversation('a')).toEqual(conversation);
    await store.saveConversation('a', { ...conversation, contacts: ['airdrie'] });
    now += CONVERSATION_LIFE - 1;
    expect((await store.conversation('a'))?.contacts).toEqual(['airdrie']);
    now += 1;
    expect(await store.conversation('a')).toBeUndefined();
  });

  it('goes, the oldest first, when there are more than ten thousand', async () => {
    for (let i = 0; i < 10_001; i += 1) await store.saveConversation(`t${i}`, conversation);
    expect(await store.conversation('t0')).toBeUndefined();
    expect(await store.conversation('t1')).toEqual(conversation);
    expect(await store.conversation('t10000')).toEqual(conversation);
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
    const kept = new Map((await store.teamsReferences()).map((one) => [one.conversationId, one.serviceUrl]));
    expect(kept).toEqual(
      new Map([
        ['19:a', 'https://smba.example/emea/'],
        ['19:b', 'https://smba.example/uk/'],
      ]),
    );
    await store.removeTeamsReference('19:a');
    expect((await store.teamsReferences()).map((one) => one.conversationId)).toEqual(['19:b']);
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
    await store.countAnswer({ version, ...rest });
    await store.countAnswer({ ...labels, urgent: true });
    now += 24 * 60 * 60_000;
    await store.countAnswer(labels);
    expect((await store.answerCounts()).map(({ day, urgent, count }) => [day, urgent, count])).toEqual([
      ['2026-01-31', false, 2],
      ['2026-01-31', true, 1],
      ['2026-02-01', false, 1],
    ]);
  });
});
