import { type Attributes, type Span, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { meterAssistant } from '../src/metrics/metered-assistant';
import { createMetrics } from '../src/metrics/metrics';
import { describeSpan, inSpan } from '../src/tracing';
import { topicAnswer } from './fixtures/answers';
import { PRIVATE_QUESTIONS, privateWordsIn } from './fixtures/private-words';
import { questionOf } from './fixtures/real-assistant';
import { recordedAssistant } from './fixtures/recorded-assistant';

/** What a host's tracing would be given, one entry a span. */
interface Told {
  readonly name: string;
  attributes: Attributes;
  status?: unknown;
  ended: boolean;
}

describe('where no tracing is set up', () => {
  it('work is done as without it', async () => {
    expect(await inSpan('signpost.test', {}, async () => 7)).toBe(7);
    await expect(inSpan('signpost.test', {}, () => Promise.reject(new RangeError('x')))).rejects.toThrow(RangeError);
    expect(() => describeSpan({ outcome: 'answered' })).not.toThrow();
  });
});

describe('where the host has set tracing up', () => {
  const told: Told[] = [];
  beforeAll(() => {
    const plain = trace.getTracer('plain').startSpan('plain');
    const begin = (name: string, attributes: Attributes = {}): Span => {
      const span: Told = { name, attributes, ended: false };
      told.push(span);
      return Object.assign(Object.create(plain) as Span, {
        setAttributes: (more: Attributes) => Object.assign(span.attributes, more),
        setStatus: (status: unknown) => Object.assign(span, { status }),
        end: () => Object.assign(span, { ended: true }),
      });
    };
    const tracer: Tracer = {
      startSpan: (name, options) => begin(name, options?.attributes),
      startActiveSpan: (name: string, ...rest: unknown[]) => {
        const work = rest.at(-1);
        const [options] = rest;
        if (typeof work !== 'function') throw new TypeError('no work');
        const attributes = typeof options === 'object' && options !== null ? Reflect.get(options, 'attributes') : {};
        return work(begin(name, attributes));
      },
    };
    trace.setGlobalTracerProvider({ getTracer: () => tracer });
  });
  afterAll(() => trace.disable());

  it('each answer is a span, with ids from closed lists and not a word of anybody’s', async () => {
    const asked = recordedAssistant({
      answer: async (question) => {
        if ('text' in question && question.text.includes('fail')) throw new TypeError(`cannot read "${question.text}"`);
        return topicAnswer();
      },
    });
    const assistant = meterAssistant(asked, createMetrics());
    for (const text of [...PRIVATE_QUESTIONS, 'Kayleigh, fail'])
      await assistant.answer(questionOf(text)).catch(() => undefined);
    expect(told.map(({ name, ended }) => [name, ended])).toEqual(told.map(() => ['signpost.answer', true]));
    expect(told).toHaveLength(PRIVATE_QUESTIONS.length + 1);
    expect(told[0]?.attributes).toMatchObject({ channel: 'terminal' });
    expect(told.at(-1)?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'TypeError' });
    expect(privateWordsIn([JSON.stringify(told)])).toEqual([]);
  });
});
