import { MemoryStore } from '../../src/store/memory-store';
import { urgentAnswer } from '../fixtures/answers';
import { realAssistant, realKnowledge } from '../fixtures/real-assistant';
import { search, type TeamsActivity, takeResult } from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';

/** The leaflet, searched from the compose box, on the content as it ships. */

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

let connector: TeamsConnector;
let bot: Bot;

beforeAll(async () => {
  connector = await startConnector();
  bot = await startBot({ connector, assistant: realAssistant() });
});
afterAll(async () => {
  await bot.stop();
  await connector.close();
});
afterEach(() => expect(connector.hits).toEqual([]));

interface Thumbnail {
  readonly title: string;
  readonly text: string;
  readonly tap?: { readonly type: string; readonly value: { readonly choice: string } };
}
interface Result {
  readonly contentType: string;
  readonly content: { readonly fallbackText?: string };
  readonly preview: { readonly contentType: string; readonly content: Thumbnail };
}

async function invoke(activity: TeamsActivity): Promise<{ type: string; text?: string; attachments: Result[] }> {
  const { status, body } = await bot.post(activity);
  expect(status).toBe(200);
  return (body as { composeExtension: Awaited<ReturnType<typeof invoke>> }).composeExtension;
}
const found = async (words?: string) => (await invoke(search(connector.serviceUrl, words))).attachments;
const titles = (results: readonly Result[]) => results.map(({ preview }) => preview.content.title);

it('shows the main topics and the lists before anything is typed, without a question being asked', async () => {
  const before = bot.asked.length;
  for (const words of [undefined, '', '  ']) {
    const results = await found(words);
    expect(titles(results)).toEqual(expect.arrayContaining(['All the phone numbers', 'Useful websites']));
    expect(results.length).toBe(realKnowledge().topics.filter(({ facetOf }) => facetOf.length === 0).length + 2);
  }
  expect(bot.asked).toHaveLength(before);
});

it('puts the card of an answer first, ready to be inserted, with its title and number in the list', async () => {
  const [first] = await found('Wishaw social work number');
  expect(first).toMatchObject({ contentType: ADAPTIVE_CARD, preview: { contentType: THUMBNAIL } });
  expect(first?.content.fallbackText).toContain('01698 348200');
  expect(first?.preview.content.text).toContain('01698 348200');
  expect(JSON.stringify(first?.content)).not.toContain('Action.Execute');
});

it.each([
  ['Wish', '01698 348200'],
  ['bells', '01698 346666'],
  ['nspcc', 'nspcc.org.uk'],
  ['101', '101'],
])('finds by the beginning of a place or a name: %s', async (words, detail) => {
  expect((await found(words)).map(({ preview }) => preview.content.text).join()).toContain(detail);
});

it('finds a topic by a word of its title, and inserts its card when it is taken, by id', async () => {
  const results = await found('sign');
  const tap = results.find(({ preview }) => /signs/i.test(preview.content.title))?.preview.content.tap;
  const direct = results.find(({ content }) => content.fallbackText?.includes('Staying out late'));
  expect(tap ?? direct).toBeDefined();
  const value = { choice: `${realKnowledge().version}:topic:signs` };
  const { type, attachments } = await invoke(takeResult(connector.serviceUrl, value));
  expect([type, attachments.length, attachments[0]?.contentType]).toEqual(['result', 1, ADAPTIVE_CARD]);
  expect(attachments[0]?.content.fallbackText).toContain('Staying out late');
});

it('gives each result a way to its card', async () => {
  for (const { preview } of await found()) {
    const { tap } = preview.content;
    expect(tap?.type).toBe('invoke');
    const { attachments } = await invoke(takeResult(connector.serviceUrl, tap?.value));
    expect(attachments[0]).toMatchObject({ contentType: ADAPTIVE_CARD, content: { version: '1.5' } });
    expect(Buffer.byteLength(JSON.stringify(attachments))).toBeLessThan(28 * 1024);
  }
});

it('puts the emergency lines first when a child is in danger', async () => {
  const [first] = await found('a girl has just been taken away in a car by a man, help');
  expect(first?.preview.content.title).toBe('If a child is in danger now');
  expect(first?.preview.content.text).toContain('999');
  expect(first?.content.fallbackText).toMatch(/^If a child is in danger now/);
});

it('puts the emergency lines first where a child is in danger and what else is asked is what Signpost can do', async () => {
  const urgentHelp = await startBot({
    connector,
    assistant: { answer: async () => urgentAnswer({ outcome: 'help' }) },
  });
  const { body } = await urgentHelp.post(search(connector.serviceUrl, 'help, he is hitting her now'));
  await urgentHelp.stop();
  const [first] = (body as { composeExtension: { attachments: Result[] } }).composeExtension.attachments;
  expect(first?.preview.content.title).toBe('If a child is in danger now');
});

it('counts no answer while somebody types, and one when a result is taken', async () => {
  const store = new MemoryStore();
  const counting = await startBot({ connector, assistant: realAssistant({ store }) });
  for (const words of ['what', 'what are the', 'what are the signs', 'zzyzx']) {
    await counting.post(search(connector.serviceUrl, words));
  }
  expect(await store.answerCounts()).toEqual([]);
  await counting.post(takeResult(connector.serviceUrl, { choice: `${realKnowledge().version}:topic:signs` }));
  await counting.stop();
  expect(await store.answerCounts()).toMatchObject([{ surface: 'extension', topic: 'signs', count: 1 }]);
});

it('asks without the conversation in which it is searched, and for nobody to see', async () => {
  await found('what are the signs');
  const { thread, isPrivate, surface } = bot.asked.at(-1) ?? {};
  expect([thread, isPrivate, surface]).toEqual([undefined, true, 'extension']);
});

it('has nothing more to show at the end of its results', async () => {
  const value = { parameters: [{ name: 'words', value: 'c' }], queryOptions: { skip: 8, count: 25 } };
  expect(await invoke(search(connector.serviceUrl, 'c', { value }))).toMatchObject({ type: 'result', attachments: [] });
});

it('shows no more than eight results', async () => {
  expect((await found('c')).length).toBeLessThanOrEqual(8);
});

it('says that the leaflet does not say', async () => {
  const { type, text } = await invoke(search(connector.serviceUrl, 'zzyzx qwrtplm'));
  expect([type, text]).toEqual(['message', expect.stringMatching(/found none there.*999/s)]);
});

it.each([
  ['words', { choice: 'What are the signs?' }],
  ['a topic that is gone', { choice: 'abc:topic:gone' }],
  ['nothing', undefined],
])('says so when the result that was taken holds %s', async (_what, value) => {
  const { type, text } = await invoke(takeResult(connector.serviceUrl, value));
  expect([type, text]).toEqual(['message', expect.stringMatching(/own words.*999/s)]);
});

it('answers a search whose value is not what it should be as an empty one', async () => {
  const { attachments } = await invoke(search(connector.serviceUrl, 'x', { value: { parameters: 'none' } }));
  expect(titles(attachments)).toContain('All the phone numbers');
});

it('says so, with the emergency numbers, when the assistant fails', async () => {
  const broken = await startBot({ connector, assistant: { answer: () => Promise.reject(new TypeError('broken')) } });
  const { body } = await broken.post(search(connector.serviceUrl, 'signs'));
  await broken.stop();
  expect(body).toEqual({ composeExtension: { type: 'message', text: expect.stringMatching(/ask it again.*999/s) } });
});
