import { join } from 'node:path';
import { ASK, runAsk, runNode } from './ask-process';

const EXPLAIN = join(ASK, '..', 'explain-main.js');
const WITHOUT_ENCODER = { ENCODER: 'off' };
const runExplain = (...words: string[]) => runNode([EXPLAIN, ...words], '', WITHOUT_ENCODER);

// The first run compiles the model where no earlier one has.
beforeAll(() => runAsk(['hello'], '', WITHOUT_ENCODER), 120_000);

describe('explain', () => {
  it('prints how the answer comes about, for people', async () => {
    const { status, stdout, stderr } = await runExplain('not', 'Airdrie,', 'Bellshill', 'number');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Decided\n {2}Answers: .*bellshill/);
    expect(stdout).toContain('Read without the sentence encoder.');
  });

  it('prints one line of JSON for machines', async () => {
    const { status, stdout } = await runExplain('--json', 'what are the signs');
    expect([status, stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
    expect(JSON.parse(stdout)).toMatchObject({
      encoder: false,
      decision: { ground: 'topic' },
      question: 'what are the signs',
    });
  });

  it('explains a follow-up after earlier questions', async () => {
    const { stdout } = await runExplain('--json', '--after', 'Wishaw number', 'what is that number again');
    expect(JSON.parse(stdout)).toMatchObject({
      decision: { ground: 'follow-up', targets: [{ contacts: ['wishaw'] }] },
    });
  });

  it.each([[[]], [['hi', '--after']], [['--jsn', 'hi']]])(
    'says how it is used, with status 2, when it is called with %j',
    async (words) => {
      const { status, stdout, stderr } = await runExplain(...words);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/.\nusage: npm run -s explain .*\n$/);
    },
  );
});
