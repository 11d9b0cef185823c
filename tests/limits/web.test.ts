import { MESSAGES } from '../../src/answering/messages';
import { limitAssistant } from '../../src/limits/limited-assistant';
import { createLimits } from '../../src/limits/limits';
import { scriptedAssistant } from '../channels/web/scripted-assistant';
import { ask, KNOWLEDGE, serveWeb } from '../channels/web/served';
import { urgentAnswer } from '../fixtures/answers';
import { recordedAssistant } from '../fixtures/recorded-assistant';

describe('the page’s routes under limits', () => {
  const limits = createLimits({ user: 2, workspace: 100 });
  let web: Awaited<ReturnType<typeof serveWeb>>;
  beforeAll(async () => {
    const scripted = scriptedAssistant(KNOWLEDGE);
    const hearing = recordedAssistant({
      answer: (question) => scripted.answer(question),
      overhear: async (question) =>
        'text' in question && question.text.includes('right now')
          ? { kind: 'danger', answer: urgentAnswer() }
          : { kind: 'nothing' },
    });
    const knowledge = () => KNOWLEDGE;
    const assistant = limitAssistant(hearing, { limits, knowledge, onLimited: () => {} });
    const explaining = {
      explain: async () => Promise.reject(new Error('not asked')),
      store: { conversation: async () => undefined },
    };
    web = await serveWeb({ assistant, limits, explaining });
  });
  afterAll(() => web.server.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('refuse an address that asks too much, with the emergency numbers, and answer another', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await ask(web.url, { question: 'signs' }, from('192.0.2.1'))).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { json, headers } = await ask(web.url, { question: 'signs' }, from('192.0.2.1'));
    expect(json.error?.code).toBe('too_many');
    expect(json.error?.message).toContain(MESSAGES['limited.text']);
    expect(json.error?.message).toMatch(/999.*0800 121 4114/);
    expect(headers['retry-after']).toBe('60');
    expect((await ask(web.url, { question: 'signs' }, from('192.0.2.2'))).status).toBe(200);
    const explain = await fetch(`${web.url}/api/explain`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...from('192.0.2.1') },
      body: '{"question": "signs"}',
    });
    expect(explain.status).toBe(429);
  });

  it('answer danger from an address that has asked too much', async () => {
    const urgent = await ask(web.url, { question: 'he hits her right now' }, from('192.0.2.1'));
    expect([urgent.status, urgent.json.urgent]).toEqual([200, true]);
  });

  it('let no stranger choose their own address: the one next to our proxies counts', async () => {
    const reply = await ask(web.url, { question: 'signs' }, from('198.51.100.9, 192.0.2.1'));
    expect(reply.status).toBe(429);
  });

  it('leave programs on this machine alone', async () => {
    for (let i = 0; i < 5; i += 1) expect((await ask(web.url, { question: 'signs' })).status).toBe(200);
  });
});
