import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import type { Assistant } from '../../../src/answering/assistant';
import { answerLines } from '../../../src/channels/terminal/answer-lines';
import type { Question } from '../../../src/question';
import { topicAnswer } from '../../fixtures/answers';
import { realAssistant } from '../../fixtures/real-assistant';

/** The objects written for an input, in order, however its bytes come in. */
async function replies(input: string | readonly (string | Buffer)[], assistant: Assistant = realAssistant()) {
  const output = new PassThrough();
  const written = readAll(output);
  await answerLines(assistant, Readable.from(typeof input === 'string' ? [input] : input), output);
  output.end();
  const lines = (await written).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** An assistant that keeps the questions it is asked, and takes the longer the earlier it is asked. */
function recorder() {
  const asked: Question[] = [];
  const assistant: Assistant = {
    answer: async (question) => {
      asked.push(question);
      await new Promise((resolve) => setTimeout(resolve, 30 - 10 * asked.length));
      return topicAnswer();
    },
  };
  return { asked, assistant };
}

const line = (question: string, more: object = {}) => `${JSON.stringify({ question, ...more })}\n`;

describe('one line for each', () => {
  it('in the order in which they were asked', async () => {
    const { assistant } = recorder();
    const answers = await replies(line('one') + line('two') + line('three'), assistant);
    expect(answers.map(({ question }) => question)).toEqual(['one', 'two', 'three']);
  });

  it('with all the fields of the contract and no other', async () => {
    const [answer] = await replies(line('Wishaw social work number'));
    expect(Object.keys(answer ?? {}).sort()).toEqual(
      ['question', 'outcome', 'topics', 'contacts', 'websites', 'urgent', 'confidence', 'choices', 'text'].sort(),
    );
    expect(answer).toMatchObject({ outcome: 'answered', topics: ['contact'], contacts: ['wishaw'], urgent: false });
  });

  it.each([
    ['without a new line at its end', '{"question": "hello"}'],
    ['with Windows line endings', '{"question": "hello"}\r\n'],
    ['with blank lines around it', '\n  \n{"question": "hello"}\n\n'],
    ['with a byte order mark', '\ufeff{"question": "hello"}\n'],
    ['with fields of others', line('hello', { id: 7, text: 'x' })],
  ])('%s', async (_, input) => {
    expect((await replies(input)).map(({ outcome }) => outcome)).toEqual(['help']);
  });

  it('for a question with separators in it that JSON does not escape', async () => {
    const question = 'what are\u2028the signs\u2029\u0085please';
    expect((await replies(line(question) + line('hello'))).map((answer) => answer.question)).toEqual([
      question,
      'hello',
    ]);
  });

  it('for a question that comes in pieces, cut within a letter', async () => {
    const bytes = Buffer.from(line('café 😀'));
    const [answer] = await replies([...bytes].map((byte) => Buffer.from([byte])));
    expect(answer?.question).toBe('café 😀');
  });

  it.each([
    ['an empty question', ''],
    ['a hundred kilobytes', 'signs '.repeat(17_000)],
    ['emoji', '😀😀'],
    ['half a character and a null', '\ud800 \u0000'],
    ['mark-up', '<script>alert(1)</script> <@U1> &amp;'],
  ])('for %s, as asked', async (_, question) => {
    const [answer] = await replies(line(question));
    expect(answer?.question).toBe(question);
    expect(['answered', 'choices', 'unknown', 'help']).toContain(answer?.outcome);
  });
});

describe('a line that cannot be answered gets an error that names it, and the rest is answered', () => {
  it.each([
    ['not JSON', 'hello', 'not_json'],
    ['cut short', '{"question": "hel', 'not_json'],
    ['a list', '["hello"]', 'no_question'],
    ['a string', '"hello"', 'no_question'],
    ['null', 'null', 'no_question'],
    ['without a question', '{"q": "hello"}', 'no_question'],
    ['a question that is no string', '{"question": 7}', 'no_question'],
  ])('%s', async (_, bad, code) => {
    const answers = await replies(`${line('hello')}\n${bad}\n${line('Wishaw')}`);
    expect(answers).toHaveLength(3);
    expect(answers[0]).toMatchObject({ outcome: 'help' });
    expect(answers[1]).toEqual({ error: { code, message: expect.stringContaining('Line 3 '), line: 3 } });
    expect(answers[2]).toMatchObject({ contacts: ['wishaw'] });
  });

  it('and the error does not repeat its words', async () => {
    const [answer] = await replies('Ellie Brown is 14\n');
    expect(JSON.stringify(answer)).not.toContain('Ellie');
  });
});

describe('a thread', () => {
  it('is a conversation of its own', async () => {
    const answers = await replies(
      line('Wishaw social work number', { thread: 'a' }) +
        line('and Motherwell?', { thread: 'a' }) +
        line('what is that number again', { thread: 'b' }) +
        line('what is that number again', { thread: 'a' }),
    );
    expect(answers[1]?.contacts).toEqual(['motherwell']);
    expect(answers[2]?.contacts).not.toEqual(['motherwell']);
    expect(answers[3]?.contacts).toEqual(['motherwell']);
  });

  it('is namespaced by its channel; without one there is none', async () => {
    const { asked, assistant } = recorder();
    await replies(line('one', { thread: 'a' }) + line('two') + line('three', { thread: 3 }), assistant);
    expect(asked.map(({ thread }) => thread)).toEqual(['terminal:a', undefined, undefined]);
  });
});

it('waits for a reader that is slow', async () => {
  const output = new PassThrough({ highWaterMark: 16 });
  const done = answerLines(recorder().assistant, Readable.from([line('one') + line('two')]), output);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const written = readAll(output);
  await done;
  output.end();
  expect((await written).trim().split('\n')).toHaveLength(2);
});
