import { setTimeout as wait } from 'node:timers/promises';
import { MESSAGES } from '../../src/answering/messages';
import { MemoryStore } from '../../src/store/memory-store';
import {
  channelMention,
  dialog,
  dialogButton,
  messageAction,
  personalMessage,
  type TeamsActivity,
} from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';

/** What is answered in a dialog, for the eyes of one person: a message action, and the form for a question to the owners. */

class FailingStore extends MemoryStore {
  failing = false;
  /** The next question is kept after so many milliseconds, while the others are at once. */
  lateMs = 0;
  override async sendQuestion(...question: Parameters<MemoryStore['sendQuestion']>) {
    const ms = this.lateMs;
    this.lateMs = 0;
    if (ms > 0) await wait(ms);
    if (this.failing) throw new Error('down');
    await super.sendQuestion(...question);
  }
}

let connector: TeamsConnector;
let bot: Bot;
let store: FailingStore;

beforeEach(async () => {
  connector = await startConnector();
  store = new FailingStore();
  bot = await startBot({ connector, store, patience: { keepMs: 200 } });
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
});

interface Card {
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly object[];
}

/** The dialog that an activity opens or changes. */
async function opened(activity: TeamsActivity): Promise<{ title: string; card: Card; json: string }> {
  const { status, body } = await bot.post(activity);
  expect(status).toBe(200);
  const { task } = body as { task: { type: string; value: { title: string; card: { content: Card } } } };
  expect(task).toMatchObject({
    type: 'continue',
    value: { card: { contentType: expect.stringMatching(/adaptive$/) } },
  });
  const { title, card } = task.value;
  return { title, card: card.content, json: JSON.stringify(card.content.body) };
}

const submits = (json: string): unknown[] => {
  const data: unknown[] = [];
  JSON.parse(json, (_key, value) => {
    if (value?.type === 'Action.Submit') data.push(value.data);
    return value;
  });
  return data;
};

describe('"Answer from the leaflet" on a message', () => {
  it('shows the answer in a dialog, with notes, and posts nothing', async () => {
    const { title, json } = await opened(messageAction(connector.serviceUrl, '<p>what about this case</p>'));
    expect(title).toBe('Answer from the leaflet');
    expect(json).toContain('Staying out late');
    expect(json).toContain('Please leave out names');
    expect(connector.hits).toEqual([]);
  });

  it.each([
    ['<p>one &amp; <b>two</b></p><p>three</p>', 'html', 'one & two\nthree'],
    ['<div>a<br>b</div><attachment id="x"></attachment>', 'html', 'a\nb'],
    ['<p><at id="0">Morag</at> what are the signs</p>', 'html', 'Morag what are the signs'],
    ['a < b > c', 'text', 'a < b > c'],
  ])('asks the words of %s', async (content, contentType, text) => {
    await opened(messageAction(connector.serviceUrl, content, contentType));
    expect(bot.asked).toEqual([{ text, channel: 'teams', surface: 'shortcut', isPrivate: true }]);
  });

  it('puts the emergency lines first', async () => {
    const { card } = await opened(messageAction(connector.serviceUrl, '<p>danger</p>'));
    expect(card.body[0]).toMatchObject({ style: 'attention' });
    expect(card.fallbackText).toMatch(/^If a child is in danger now/);
  });

  it('has buttons that are answered in the dialog, by id', async () => {
    const { json } = await opened(messageAction(connector.serviceUrl, '<p>signs</p>'));
    expect(json).not.toContain('Action.Execute');
    const [data] = submits(json);
    await opened(dialogButton(connector.serviceUrl, data));
    expect(bot.asked.at(-1)).toMatchObject({ choice: { kind: 'topic', id: 'vulnerability' }, isPrivate: true });
    expect(connector.hits).toEqual([]);
  });

  it('leads from a miss to the form, in the same dialog', async () => {
    const { json } = await opened(messageAction(connector.serviceUrl, '<p>unknown</p>'));
    expect(submits(json)).toContainEqual({ form: 'open' });
    const { card } = await opened(dialogButton(connector.serviceUrl, { form: 'open' }));
    expect(JSON.stringify(card)).toContain('Input.Text');
  });

  it('says so in words when a button cannot be read, and when the assistant fails', async () => {
    expect((await bot.post(dialogButton(connector.serviceUrl, { choice: 'words' }))).body).toEqual({
      task: { type: 'message', value: expect.stringMatching(/own words.*999/s) },
    });
    expect((await bot.post(messageAction(connector.serviceUrl, '<p>fail</p>'))).body).toEqual({
      task: { type: 'message', value: expect.stringMatching(/ask it again.*999/s) },
    });
  });
});

describe('a question to the owners', () => {
  const send = (question: unknown, more: object = {}) =>
    dialog(connector.serviceUrl, 'submit', { form: 'send', question, ...more });
  /** What the button of a form sends, beside what is typed and ticked. */
  const formId = (json: string) =>
    submits(json).flatMap((data) => (typeof data === 'object' && data && 'formId' in data ? [data.formId] : []))[0];

  it.each(['unknown', 'unclear'])('is offered on a card that has no answer (%s), in every place', async (words) => {
    for (const activity of [personalMessage, channelMention]) {
      await bot.post(activity(connector.serviceUrl, words));
      const card = JSON.stringify(connector.messages().at(-1)?.attachments?.[0]?.content.body);
      expect(submits(card)).toEqual([{ form: 'open', msteams: { type: 'task/fetch' } }]);
    }
  });

  it('is not offered on an answer', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(submits(JSON.stringify(connector.messages()[0]?.attachments))).toEqual([]);
  });

  it('is written into a form that says what to leave out and what is kept', async () => {
    const data = { form: 'open', msteams: { type: 'task/fetch' } };
    const { title, json } = await opened(dialog(connector.serviceUrl, 'fetch', data));
    expect(title).toContain('owners');
    for (const words of ['Leave out names', 'Your name is not', '"maxLength":2000', MESSAGES['form.confirm'], '999'])
      expect(json).toContain(words);
  });

  it('is kept as it was sent, with nothing of its asker, and said to be', async () => {
    const { card } = await opened(send(' Do you have it in Polish? '));
    expect(card.fallbackText).toContain('Your question was sent');
    const kept = await store.sentQuestions();
    expect(kept).toMatchObject([{ text: 'Do you have it in Polish?', channel: 'teams' }]);
    expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['channel', 'day', 'id', 'text', 'version']);
    expect(connector.hits).toEqual([]);
  });

  it('is kept once when Teams sends it again', async () => {
    const activity = send('Do you have it in Polish?');
    for (let n = 0; n < 2; n++) await opened(activity);
    expect(await store.sentQuestions()).toHaveLength(1);
  });

  it('is kept once when the store was too slow at first, and it is sent again', async () => {
    const form = formId((await opened(dialog(connector.serviceUrl, 'fetch', { form: 'open' }))).json);
    store.lateMs = 600;
    const { json } = await opened(send('Do you have it in Polish?', { formId: form }));
    expect(json).toContain('it was not sent');
    expect(formId(json)).toBe(form);
    expect((await opened(send('Do you have it in Polish?', { formId: form }))).json).toContain(
      'Your question was sent',
    );
    await wait(600);
    expect(await store.sentQuestions()).toHaveLength(1);
  });

  it('is held back while it looks like details of a child, its words still in the form, until it is changed or confirmed', async () => {
    const question = 'Kayleigh Smith, 14, stays out late. Which leaflet fits?';
    for (const confirm of ['false', undefined, '', {}]) {
      const { json } = await opened(send(question, { confirm }));
      expect(json).toContain(MESSAGES['form.details']);
      expect(json).toContain(`"value":"${question}"`);
      expect(await store.sentQuestions()).toEqual([]);
    }
    await opened(send(question, { confirm: 'true' }));
    await opened(send('A girl of 14 stays out late. Which leaflet fits?'));
    expect(await store.sentQuestions()).toHaveLength(2);
  });

  it('stays confirmed when it could not be kept', async () => {
    store.failing = true;
    const { json } = await opened(send('Kayleigh Smith, 14, stays out late.', { confirm: 'true' }));
    expect(json).toMatch(/"Input.Toggle".*"value":"true"/);
    expect((await opened(send('words', { confirm: 'false' }))).json).not.toMatch(/"Input.Toggle".*"value":"true"/);
  });

  it('is kept though the assistant fails, and said to be, with the emergency numbers', async () => {
    const { json } = await opened(send('fail'));
    expect(json).toMatch(/Your question was sent.*999/s);
    expect(await store.sentQuestions()).toHaveLength(1);
  });

  it('is said not to be sent when it could not be kept, its words still in the form, and can be sent again', async () => {
    store.failing = true;
    const { json } = await opened(send('words about Airdrie'));
    expect(json).toContain('it was not sent');
    expect(json).toContain('"value":"words about Airdrie"');
    store.failing = false;
    await opened(send('words about Airdrie'));
    expect(await store.sentQuestions()).toHaveLength(1);
  });

  it.each([false, true])(
    'brings the emergency lines first when it tells of danger (store down: %s)',
    async (failing) => {
      store.failing = failing;
      const { card } = await opened(send('a child is in danger'));
      expect(card.body[0]).toMatchObject({ type: 'Container', style: 'attention' });
      expect(JSON.stringify(card.body[0])).toContain('999');
      expect(JSON.stringify(card.body)).toContain(failing ? 'it was not sent' : 'Your question was sent');
    },
  );

  it.each([
    ['longer than is kept', `a child is in danger ${'x'.repeat(2_000)}`, 'form.too-long'],
    ['details of a child', 'Kayleigh Smith, 14, is in danger', 'form.details'],
  ] as const)('brings the emergency lines first though it is not sent: %s', async (_what, question, problem) => {
    const { card } = await opened(send(question));
    expect(card.body[0]).toMatchObject({ type: 'Container', style: 'attention' });
    expect(JSON.stringify(card.body[0])).toContain('999');
    expect(JSON.stringify(card.body)).toContain(MESSAGES[problem]);
    expect(await store.sentQuestions()).toEqual([]);
  });

  it.each([
    ['empty', '  ', 'Please write your question'],
    ['not words', 7, 'Please write your question'],
    ['longer than is kept', 'x'.repeat(2_001), 'shorten it'],
  ])('is asked for again when it is %s, with the emergency numbers', async (_what, question, words) => {
    const { json } = await opened(send(question));
    expect(json).toContain(words);
    expect(json).toContain('999');
    expect(await store.sentQuestions()).toEqual([]);
  });

  it('leaves no word of it in the log', async () => {
    await opened(send('words about Airdrie'));
    store.failing = true;
    await opened(send('words about Airdrie'));
    const line = bot.log.map((text) => JSON.parse(text)).find(({ msg }) => /could not be kept/.test(msg));
    expect(line).toMatchObject({ error: 'Error', frames: expect.arrayContaining([expect.stringContaining('.ts:')]) });
    expect(bot.log.join('')).not.toContain('Airdrie');
  });
});
