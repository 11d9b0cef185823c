import { OUTCOMES } from '../../src/answering/answer';
import type { AttentiveAssistant } from '../../src/answering/assistant';
import { LIMIT_SCOPES } from '../../src/limits/limits';
import { countRequests } from '../../src/metrics/count-requests';
import { meterAssistant } from '../../src/metrics/metered-assistant';
import { createMetrics, type Metrics } from '../../src/metrics/metrics';
import { PLATFORM_FAULTS, platformFault } from '../../src/metrics/platform-fault';
import { STAGES } from '../../src/metrics/watch';
import { CHANNELS, type Question, SURFACES } from '../../src/question';
import { UNCAUGHT } from '../../src/watch-uncaught';
import { serve } from '../channels/web/served';
import { contactAnswer, topicAnswer, unknownAnswer, urgentAnswer } from '../fixtures/answers';
import { PRIVATE_QUESTIONS, privateWordsIn } from '../fixtures/private-words';
import { send } from '../fixtures/send';

const asked = (text: string, more: Partial<Question> = {}): Question & { text: string } => ({
  text,
  channel: 'slack',
  surface: 'mention',
  isPrivate: false,
  ...more,
});

const assistant: AttentiveAssistant = {
  async answer(question) {
    if (!('text' in question)) return contactAnswer();
    if (question.text.includes('fail')) throw new TypeError(`cannot read "${question.text}"`);
    if (question.text.includes('weather')) return unknownAnswer();
    return question.text.includes('right now') ? urgentAnswer() : topicAnswer();
  },
  async overhear(question) {
    return 'text' in question && question.text.includes('right now')
      ? { kind: 'danger', answer: urgentAnswer() }
      : { kind: 'nothing' };
  },
};

/** The lines of one metric, as `labels value`; not those that stand at 0. */
async function linesOf(metrics: Metrics, name: string): Promise<string[]> {
  const { body } = await metrics.text();
  return body
    .split('\n')
    .filter((line) => !line.endsWith(' 0'))
    .flatMap((line) => (line.startsWith(`${name}{`) || line.startsWith(`${name} `) ? line.slice(name.length) : []));
}

describe('answers', () => {
  it('are counted by how they ended, and by their topic', async () => {
    const metrics = createMetrics();
    const metered = meterAssistant(assistant, metrics);
    await metered.answer(asked('signs'));
    await metered.answer(asked('signs', { channel: 'teams', surface: 'direct' }));
    await metered.answer(asked('the weather'));
    await metered.answer(asked('he hits her right now'));
    await metered.overhear(asked('right now!', { surface: 'thread' }), false);
    await metered.overhear(asked('lunch?', { surface: 'thread' }), false);
    expect(await linesOf(metrics, 'signpost_questions_total')).toEqual([
      '{channel="slack",surface="mention",outcome="answered",urgent="false"} 1',
      '{channel="teams",surface="direct",outcome="answered",urgent="false"} 1',
      '{channel="slack",surface="mention",outcome="unknown",urgent="false"} 1',
      '{channel="slack",surface="mention",outcome="answered",urgent="true"} 1',
      '{channel="slack",surface="thread",outcome="answered",urgent="true"} 1',
    ]);
    expect(await linesOf(metrics, 'signpost_topics_total')).toEqual(['{topic="signs"} 4', '{topic="none"} 1']);
    expect(await linesOf(metrics, 'signpost_stage_seconds_count')).toContain('{stage="answer",channel="slack"} 5');
  });

  it('that fail are counted and fail as before', async () => {
    const metrics = createMetrics();
    await expect(meterAssistant(assistant, metrics).answer(asked('fail'))).rejects.toThrow(TypeError);
    expect(await linesOf(metrics, 'signpost_failed_answers_total')).toEqual(['{channel="slack"} 1']);
  });

  it('leave no word in the metrics, and no label that is not from a closed list', async () => {
    const metrics = createMetrics();
    const metered = meterAssistant(assistant, metrics);
    for (const text of [...PRIVATE_QUESTIONS, 'fail, Kayleigh'])
      await metered.answer(asked(text, { thread: 'slack:T1:C1', who: { user: 'a-hash' } })).catch(() => undefined);
    metrics.limited('user');
    await metrics.stage('post', 'teams', () => Promise.reject(new Error('Kayleigh'))).catch(() => undefined);
    const { body } = await metrics.text();
    expect(privateWordsIn([body], ['slack:T1', 'a-hash'])).toEqual([]);
    const lists = {
      channel: CHANNELS,
      surface: SURFACES,
      outcome: OUTCOMES,
      urgent: ['true', 'false'],
      stage: STAGES,
      fault: PLATFORM_FAULTS,
      scope: LIMIT_SCOPES,
      kind: UNCAUGHT,
      topic: ['signs'],
    };
    const ours = body.split('\n').filter((line) => line.startsWith('signpost_'));
    const labels = ours.flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)]).filter(([, label]) => label !== 'le');
    expect(labels.length).toBeGreaterThan(8);
    for (const [, label, value] of labels) expect(lists[label as keyof typeof lists]).toContain(value);
  });
});

describe('stages', () => {
  it('give what the work gives', async () => {
    expect(await createMetrics().stage('reply', 'teams', async () => 7)).toBe(7);
  });

  it.each([
    [{ status: 429 }, 'rate_limited'],
    [{ code: 'slack_webapi_rate_limited_error', retryAfter: 1 }, 'rate_limited'],
    [{ code: 'slack_webapi_platform_error' }, 'refused'],
    [{ code: 'slack_webapi_http_error', statusCode: 503 }, 'unavailable'],
    [{ code: 'slack_webapi_request_error' }, 'unavailable'],
    [{ code: 'teams_connector', status: 403 }, 'refused'],
    [{ code: 'teams_connector', status: 502 }, 'unavailable'],
    [{ code: 'teams_connector', status: undefined }, 'unavailable'],
    ['anything', 'unavailable'],
  ])('count a post that fails with %j as %s', async (error, fault) => {
    expect(platformFault(error)).toBe(fault);
    const metrics = createMetrics();
    await expect(metrics.stage('post', 'slack', () => Promise.reject(error))).rejects.toBe(error);
    await metrics.stage('answer', 'slack', () => Promise.reject(error)).catch(() => undefined);
    expect(await linesOf(metrics, 'signpost_platform_errors_total')).toEqual([`{channel="slack",fault="${fault}"} 1`]);
  });
});

describe('what is read at each visit', () => {
  it('is what holds then', async () => {
    const metrics = createMetrics();
    let degraded = ['store', 'slack'];
    metrics.read({
      degraded: () => degraded,
      content: () => ({ version: 'abc', problems: ['past-review'] }),
      store: () => ({ waiting: 3, dropped: 2 }),
    });
    expect(await linesOf(metrics, 'signpost_degraded')).toEqual(['{part="store"} 1', '{part="slack"} 1']);
    degraded = [];
    expect(await linesOf(metrics, 'signpost_degraded')).toEqual([]);
    expect(await linesOf(metrics, 'signpost_content_info')).toEqual(['{version="abc"} 1']);
    expect(await linesOf(metrics, 'signpost_content_problems')).toEqual([' 1']);
    expect(await linesOf(metrics, 'signpost_store_waiting')).toEqual([' 3']);
    expect(await linesOf(metrics, 'signpost_store_dropped')).toEqual([' 2']);
  });
});

describe('requests', () => {
  it('are counted by route and class of status, whatever the path', async () => {
    const metrics = createMetrics();
    const { server, url } = await serve([], undefined, undefined, 0, [countRequests(metrics)]);
    try {
      for (const path of ['/livez', '/readyz/', '/__proto__', '/constructor', '/Kayleigh?q=1', '/assets/x'])
        await send(`${url}${path}`);
      const lines = await linesOf(metrics, 'signpost_http_requests_total');
      expect(lines.sort()).toEqual([
        '{route="health",status="2xx"} 2',
        '{route="other",status="4xx"} 3',
        '{route="page",status="4xx"} 1',
      ]);
    } finally {
      await server.stop();
    }
  });
});
