import { MemoryStore } from '../../src/store/memory-store';
import { channelMention, personalMessage, type TeamsActivity, thumb } from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';

/** Teams' own thumbs at our answers: counted, and nothing kept of what is written beside them. */

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

const answered = async (activity: TeamsActivity): Promise<string> => {
  await bot.post(activity);
  return `posted-${connector.hits.length}`;
};

it('is asked for on every answer, and not on plain words', async () => {
  await bot.post(channelMention(connector.serviceUrl, 'signs'));
  await bot.post(personalMessage(connector.serviceUrl, 'fail'));
  expect(connector.messages().map(({ channelData }) => channelData)).toEqual([
    { feedbackLoop: { type: 'default' } },
    undefined,
  ]);
});

it.each([
  ['like', true],
  ['dislike', false],
])('counts a %s under the topic and the version of its answer', async (reaction, helpful) => {
  const id = await answered(personalMessage(connector.serviceUrl, 'signs'));
  expect(await bot.post(thumb(connector.serviceUrl, reaction, id))).toEqual({ status: 200, body: {} });
  expect(await store.feedbackCounts()).toMatchObject([
    { channel: 'teams', topic: 'signs', helpful, version: '3f9a01c2ab34', count: 1 },
  ]);
});

it('takes a value that is a string of JSON', async () => {
  const id = await answered(personalMessage(connector.serviceUrl, 'signs'));
  const activity = thumb(connector.serviceUrl, 'like', id);
  await bot.post({ ...activity, value: JSON.stringify(activity.value) });
  expect(await store.feedbackCounts()).toMatchObject([{ topic: 'signs', helpful: true }]);
});

it('finds the answer of a channel by its message, whatever the thread is called', async () => {
  const id = await answered(channelMention(connector.serviceUrl, 'signs'));
  const { conversation } = channelMention(connector.serviceUrl, '') as { conversation: { id: string } };
  const root = { ...conversation, id: conversation.id.replace(/;.*/, '') };
  await bot.post(thumb(connector.serviceUrl, 'like', id, { conversation: root }));
  expect(await store.feedbackCounts()).toMatchObject([{ topic: 'signs' }]);
});

it.each(['posted-999', undefined])('counts one at %s, which we do not know, under none', async (about) => {
  await bot.post(thumb(connector.serviceUrl, 'like', about));
  expect(await store.feedbackCounts()).toMatchObject([{ topic: 'none', helpful: true, count: 1 }]);
});

it('counts one once that Teams sends again', async () => {
  const activity = thumb(connector.serviceUrl, 'like', 'posted-1');
  for (let n = 0; n < 2; n++) expect((await bot.post(activity)).body).toEqual({});
  expect(await store.feedbackCounts()).toMatchObject([{ count: 1 }]);
});

it.each([['heart'], [7]])('counts nothing for the reaction %j', async (reaction) => {
  expect(await bot.post(thumb(connector.serviceUrl, String(reaction), 'posted-1'))).toEqual({ status: 200, body: {} });
  expect(await store.feedbackCounts()).toEqual([]);
});

it('keeps and logs nothing of what is written beside it', async () => {
  await bot.post(thumb(connector.serviceUrl, 'dislike', 'posted-1'));
  expect(JSON.stringify([await store.feedbackCounts(), bot.log])).not.toContain('Airdrie');
});

it('is answered though the store is down', async () => {
  store.countFeedback = () => Promise.reject(new Error('down'));
  expect(await bot.post(thumb(connector.serviceUrl, 'like', 'posted-1'))).toEqual({ status: 200, body: {} });
});
