import { withoutWords } from '../src/error-without-words';

const WORDS = 'a man called Dougal';
const HERE = /^tests\/error-without-words\.test\.ts:\d+:\d+$/;

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
const made = (properties: object) => Object.assign(new TypeError(WORDS), properties);

describe('an error without words', () => {
  it('keeps its class, its code, where it came through, and the same of its cause', () => {
    const cause = made({ code: 'ECONNRESET' });
    expect(withoutWords(Object.assign(new RangeError(WORDS, { cause }), { code: 'slack_http_error' }))).toEqual({
      error: 'RangeError',
      code: 'slack_http_error',
      frames: expect.arrayContaining([expect.stringMatching(HERE)]),
      cause: { error: 'TypeError', code: 'ECONNRESET', frames: expect.arrayContaining([expect.stringMatching(HERE)]) },
    });
  });

  it('keeps a name that tells more than the class, as the errors of the web have', () => {
    expect(withoutWords(made({ name: 'TimeoutError' })).error).toBe('TimeoutError');
  });

  it.each<[string, unknown]>([
    ['a message', new Error(WORDS)],
    ['a message whose lines look like frames', new Error(`x\n    at ${WORDS} (${__filename}:1:2)\n    at Dougal:1:2`)],
    [
      'a message that was put in another place',
      made({ message: 'other', stack: `Error: x\n    at ${WORDS} (node:Dougal:1:2)` }),
    ],
    ['the name of a function', thrown(() => ({ [WORDS]: () => JSON.parse('{') })[WORDS]?.())],
    ['a name, a code and more of its own', made({ name: WORDS, code: WORDS, body: WORDS, input: WORDS })],
    ['a code that is a word', made({ code: 'Dougal' })],
    ['a cause', new Error('x', { cause: new Error('y', { cause: WORDS }) })],
    ['a string that was thrown', WORDS],
    ['an object that was thrown', { message: WORDS, code: WORDS }],
    ['nothing', undefined],
  ])('holds none of %s', (_what, error) => {
    expect(JSON.stringify(withoutWords(error))).not.toMatch(/dougal|called/i);
  });

  it('follows causes that go round for a while only', () => {
    const round = new Error('x');
    round.cause = round;
    expect(JSON.stringify(withoutWords(round)).match(/"cause"/g)).toHaveLength(3);
  });
});
