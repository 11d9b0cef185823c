import { MemoryStore } from '../../src/store/memory-store';
import { realAssistant, realKnowledge } from '../fixtures/real-assistant';
import {
  CHANNEL_THREAD,
  GROUP_CHAT,
  installation,
  PERSON,
  PERSONAL_CHAT,
  removal,
  TENANT,
} from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { dataOfButtons, startConnector, type TeamsConnector } from '../peers/teams/connector';

/** The bot comes into a conversation, says what it does where that is wanted, and goes again. */

let connector: TeamsConnector;
let bot: Bot;
let store: MemoryStore;

beforeEach(async () => {
  connector = await startConnector();
  store = new MemoryStore();
  bot = await startBot({ connector, store });
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
});

const reference = () => ({
  conversationId: PERSONAL_CHAT,
  serviceUrl: connector.serviceUrl,
  tenantId: TENANT,
  channelId: 'msteams',
  announce: false,
  lastNotice: null,
});

it('greets once with help, though Teams tells of it twice, and keeps where the conversation is', async () => {
  await Promise.all(installation(connector.serviceUrl).map((activity) => bot.post(activity)));
  expect(bot.asked).toMatchObject([{ choice: { kind: 'list', id: 'help' } }]);
  expect(connector.messages()).toHaveLength(1);
  expect(await store.teamsReferences()).toEqual([reference()]);
});

it('says in its welcome what it does, what it does not do, and offers three first questions', async () => {
  await bot.stop();
  bot = await startBot({ connector, assistant: realAssistant() });
  await bot.post(installation(connector.serviceUrl)[0]);
  const [message] = connector.messages();
  const said = message?.attachments?.[0]?.content.fallbackText;
  for (const words of ['in your own words', 'takes no reports', 'keeps and logs no message', '999']) {
    expect(said).toContain(words);
  }
  expect(said).toMatch(/You can ask about(\n- .+){3}\n\n/);
  const { version, topics } = realKnowledge();
  const known = topics.map(({ id }) => ({ choice: `${version}:topic:${id}` }));
  const offered = dataOfButtons(message);
  expect(offered).toHaveLength(3);
  for (const data of offered) expect(known).toContainEqual(data);
});

it.each(['channel', 'groupChat'])('says nothing in a %s that it is added to: nobody has asked', async (type) => {
  const conversation = { id: GROUP_CHAT, conversationType: type, tenantId: TENANT };
  for (const activity of installation(connector.serviceUrl)) await bot.post({ ...activity, conversation });
  expect([bot.asked, connector.hits]).toEqual([[], []]);
  expect(await store.teamsReferences()).toHaveLength(1);
});

it('keeps nothing of a person', async () => {
  for (const activity of installation(connector.serviceUrl)) await bot.post(activity);
  const kept = JSON.stringify(await store.teamsReferences());
  for (const personal of Object.values(PERSON)) expect(kept).not.toContain(personal);
});

it('forgets the conversation when it is removed', async () => {
  await bot.post(installation(connector.serviceUrl)[0]);
  await bot.post(removal(connector.serviceUrl));
  expect(await store.teamsReferences()).toEqual([]);
});

it("keeps a channel's conversation without the thread", async () => {
  const conversation = { id: CHANNEL_THREAD, conversationType: 'channel', tenantId: TENANT };
  await bot.post({ ...installation(connector.serviceUrl)[1], conversation });
  expect(await store.teamsReferences()).toEqual([{ ...reference(), conversationId: '19:channel@thread.tacv2' }]);
});
