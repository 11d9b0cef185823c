import { createExplain, type Explain } from '../../../src/answering/explain';
import type { ExplainReply } from '../../../src/channels/web/explain';
import { Matcher } from '../../../src/matching/matcher';
import { MemoryStore } from '../../../src/store/memory-store';
import type { Conversation } from '../../../src/store/store';
import { realAssistant, realKnowledge, realModel } from '../../fixtures/real-assistant';
import { send } from '../../fixtures/send';
import { ask, serveWeb } from './served';

const real = createExplain(realKnowledge(), new Matcher(realKnowledge(), realModel()));
const broken: Explain = async (text) => {
  throw new Error(`cannot explain ${text}`);
};

describe('POST /api/explain', () => {
  const store = new MemoryStore(Date.now);
  const explain: Explain = (text, conversation) => (text === 'break' ? broken(text) : real(text, conversation));
  let web: Awaited<ReturnType<typeof serveWeb>>;
  beforeAll(async () => {
    web = await serveWeb({ assistant: realAssistant({ store }), explaining: { explain, store } });
  });
  afterAll(() => web.server.stop());

  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    send(`${web.url}/api/explain`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('says how the answer came about, as data and as people read it, and is not to be kept', async () => {
    const { status, headers, text } = await post({ question: 'Wishaw social work number' });
    const reply = JSON.parse(text) as ExplainReply;
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(reply.decision).toMatchObject({ ground: 'name', targets: [{ topic: 'contact', contacts: ['wishaw'] }] });
    expect(reply.parts[0]?.lines[0]).toBe(
      "Answers: All the phone numbers (contact), of these Wishaw / Shotts team's number (wishaw)",
    );
  });

  it('explains a follow-up in the conversation in which it was answered, however that went on', async () => {
    const thread = 'window-1';
    await ask(web.url, { question: 'Wishaw social work number', thread });
    const { json } = await ask(web.url, { question: 'what is that number again', thread });
    await ask(web.url, { question: 'what are the signs', thread });
    const { before } = json as { before?: Conversation };
    expect(before).toMatchObject({ topics: ['contact'], contacts: ['wishaw'] });
    const { text } = await post({ question: 'what is that number again', before });
    expect(JSON.parse(text)).toMatchObject({
      decision: { ground: 'follow-up', targets: [{ topic: 'contact', contacts: ['wishaw'] }] },
    });
  });

  it.each([
    ['no question', {}],
    ['a question that is no string', { question: 7 }],
    ['a conversation of another form', { question: 'x', before: { topics: ['contact'] } }],
    [
      'words in the conversation',
      { question: 'x', before: { topics: ['a girl'], contacts: [], websites: [], offered: [] } },
    ],
  ])('refuses %s', async (_what, body) => {
    const reply = await post(body);
    expect([reply.status, reply.json.error?.code]).toEqual([400, 'bad_request']);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another name of this server', { host: 'evil.example' }, 421],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('refuses %s, as the page itself does', async (_what, headers, status) => {
    expect((await post({ question: 'x' }, headers)).status).toBe(status);
  });

  it('keeps what was asked out of the log, when explaining fails too', async () => {
    expect((await post({ question: 'break' })).status).toBe(500);
    await post({ question: 'my secret pupil' });
    expect(web.lines.join()).toContain('a request failed');
    expect(web.lines.join()).not.toMatch(/secret|cannot explain/);
  });
});
