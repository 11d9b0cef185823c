import { CHOICE_KINDS } from '../../../src/question';
import { send } from '../../fixtures/send';
import { ask, serveWeb } from './served';

type Web = Awaited<ReturnType<typeof serveWeb>>;

describe('POST /api/ask', () => {
  let web: Web;
  beforeAll(async () => {
    web = await serveWeb();
  });
  afterAll(() => web.server.stop());

  it('gives the machine’s answer and the payloads of all the cards', async () => {
    const { status, json, headers } = await ask(web.url, { question: 'what are the signs' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      question: 'what are the signs',
      outcome: 'answered',
      topics: ['signs'],
      urgent: false,
    });
    expect(json.cards?.slack.blocks[0]).toMatchObject({ type: 'header' });
    expect(json.cards?.slack.text).toContain('What are the signs');
    expect(json.cards?.teams).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(json.cards?.html).toContain('<h2>What are the signs to look out for?</h2>');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('asks in private, from the page, in a thread of the web’s own', async () => {
    await ask(web.url, { question: 'signs', thread: 'slack:T1' });
    expect(web.assistant.asked.at(-1)).toEqual({
      text: 'signs',
      channel: 'web',
      surface: 'page',
      isPrivate: true,
      thread: 'web:slack:T1',
    });
    await ask(web.url, { question: 'signs', thread: null });
    expect(web.assistant.asked.at(-1)).not.toHaveProperty('thread');
  });

  it.each([
    [{ kind: 'topic', id: 'signs' }, 'Signs to look out for'],
    [{ kind: 'list', id: 'contacts' }, 'All the phone numbers'],
    [{ kind: 'topic', id: 'gone' }, ''],
  ])('passes the choice %j on by its id, and names it', async (choice, label) => {
    const { status, json } = await ask(web.url, { choice });
    expect([status, json.question]).toEqual([200, label]);
    expect(web.assistant.asked.at(-1)).toMatchObject({ choice });
  });

  it.each([
    ['an empty question', ''],
    ['emoji', '🙂🙂'],
    ['markup', '<script>alert(1)</script> <!channel> <at>x</at>'],
    ['nearly 100 kB of text', 'a '.repeat(50_000)],
    ['half a character', 'x\ud800'],
  ])('has an outcome for %s', async (_what, question) => {
    const { status, json } = await ask(web.url, { question });
    expect(status).toBe(200);
    expect(['answered', 'help', 'unknown']).toContain(json.outcome);
  });

  it.each([
    ['no JSON', 'rubbish', 400, 'not_json'],
    ['an empty body', '', 400, 'bad_request'],
    ['a list', '[]', 400, 'bad_request'],
    ['null', 'null', 400, 'not_json'],
    ['no question', '{}', 400, 'bad_request'],
    ['a question that is no string', '{"question": 7}', 400, 'bad_request'],
    ['a question and a choice', '{"question": "x", "choice": {"kind": "topic", "id": "signs"}}', 400, 'bad_request'],
    ['a choice of no known kind', '{"choice": {"kind": "spell", "id": "x"}}', 400, 'bad_request'],
    ['a choice with a strange id', '{"choice": {"kind": "topic", "id": "../x"}}', 400, 'bad_request'],
    ['a thread that is no string', '{"question": "x", "thread": {}}', 400, 'bad_request'],
    ['an endless thread', JSON.stringify({ question: 'x', thread: 't'.repeat(201) }), 400, 'bad_request'],
    ['more than 100 kB', JSON.stringify({ question: 'a'.repeat(110_000) }), 413, 'too_large'],
  ])('refuses %s with JSON', async (_what, body, status, code) => {
    const reply = await ask(web.url, body);
    expect([reply.status, reply.json.error?.code]).toEqual([status, code]);
    expect(reply.json.error?.message).toBeTruthy();
  });

  it('shows the right form when it refuses one, with every kind of choice', async () => {
    const { json } = await ask(web.url, {});
    for (const kind of CHOICE_KINDS) expect(json.error?.message).toContain(kind);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('refuses the content type %s', async (type) => {
    const reply = await ask(web.url, { question: 'x' }, { 'content-type': type });
    expect([reply.status, reply.json.error?.code]).toEqual([415, 'content_type']);
  });

  it('refuses a packed body, which could unpack to any size', async () => {
    const reply = await ask(web.url, { question: 'x' }, { 'content-encoding': 'gzip' });
    expect([reply.status, reply.json.error?.code]).toEqual([415, 'bad_encoding']);
  });

  it.each(['GET', 'PUT', 'DELETE'])('refuses %s, naming what is right', async (method) => {
    const reply = await send(`${web.url}/api/ask`, { method });
    expect([reply.status, reply.headers.allow, reply.json.error?.code]).toEqual([405, 'POST', 'post_only']);
  });

  it('keeps what was asked out of the log, when answering fails too', async () => {
    const reply = await ask(web.url, { question: 'break' });
    await ask(web.url, '{"question": "my secret pupil"');
    expect([reply.status, reply.json.error?.code]).toEqual([500, 'internal']);
    expect(web.lines.join()).toContain('a request failed');
    expect(web.lines.join()).not.toMatch(/secret|cannot answer/);
  });
});
