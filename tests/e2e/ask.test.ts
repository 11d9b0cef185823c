import { once } from 'node:events';
import { ASK, runAsk, startNode } from './ask-process';

const json = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

// The first run compiles the model where no earlier one has.
beforeAll(() => runAsk(['hello']), 120_000);

describe('ask "question"', () => {
  it('prints the card as text, and nothing else', async () => {
    const { status, stdout, stderr } = await runAsk(['Wishaw', 'social', 'work', 'number']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Wishaw / Shotts: 01698 348200');
    expect(stdout).toContain('0800 121 4114');
    expect(stdout).not.toContain('Motherwell');
  });
});

describe('ask --json', () => {
  it('writes one line for each, in order, and nothing else; the status is 0 though lines are bad', async () => {
    const input = `${json([{ question: 'what are the signs' }])}not json\n{"q": 1}\n${json([{ question: '' }, { question: 'Airdrie' }])}`;
    const { status, stdout, stderr } = await runAsk(['--json'], input);
    expect([status, stderr]).toEqual([0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers).toEqual([
      expect.objectContaining({ question: 'what are the signs', outcome: 'answered', topics: ['signs'], contacts: [] }),
      { error: { code: 'not_json', message: expect.any(String), line: 2 } },
      { error: { code: 'no_question', message: expect.any(String), line: 3 } },
      expect.objectContaining({ question: '', outcome: 'help', topics: [] }),
      expect.objectContaining({ question: 'Airdrie', topics: ['contact'], contacts: ['airdrie'], urgent: false }),
    ]);
    for (const answer of answers.filter((one) => !one.error)) {
      expect(answer).toMatchObject({
        websites: [],
        choices: [],
        confidence: expect.any(Number),
        text: expect.any(String),
      });
      expect(Number(answer.confidence) >= 0 && Number(answer.confidence) <= 1).toBe(true);
    }
  });

  it('keeps a thread, and nothing without one', async () => {
    const { stdout } = await runAsk(
      ['--json'],
      json([
        { question: 'Wishaw social work number', thread: 'a' },
        { question: 'what is that number again', thread: 'a' },
        { question: 'what is that number again' },
      ]),
    );
    const contacts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { contacts: string[] }).contacts);
    expect(contacts[1]).toEqual(['wishaw']);
    expect(contacts[2]).not.toEqual(['wishaw']);
  });

  it('answers as it goes, before its input ends', async () => {
    const child = startNode([ASK, '--json']);
    child.stdin?.write(json([{ question: 'hello' }]));
    const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    expect(chunk.toString()).toContain('"help"');
    child.stdin?.end();
    const [status] = (await once(child, 'close')) as [number];
    expect(status).toBe(0);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = startNode([ASK, '--json']);
    child.stdin?.on('error', () => undefined);
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    child.stdin?.end(json(Array.from({ length: 2_000 }, () => ({ question: 'Airdrie' }))));
    const [status] = (await once(child, 'close')) as [number];
    expect([status, errors]).toEqual([0, '']);
  });

  it('of no input is no output', async () => {
    expect(await runAsk(['--json'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});

describe('ask alone', () => {
  it('is a conversation, to the end of its input', async () => {
    const { status, stdout, stderr } = await runAsk([], 'Wishaw social work number\nand for Motherwell?\n');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.indexOf('01698 348200')).toBeLessThan(stdout.indexOf('01698 332100'));
  });
});

describe('ask with arguments that it does not know', () => {
  it.each([[['--jsn', 'hi']], [['hi', '-j']], [['--json', 'hi']]])(
    'says how it is used, with status 2: %j',
    async (words) => {
      const { status, stdout, stderr } = await runAsk(words);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/.\nusage: npm run -s ask .*\n$/);
    },
  );

  it('takes as words what comes after --', async () => {
    const { status, stdout } = await runAsk(['--', '-', 'Wishaw', 'number']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('01698 348200')]);
  });
});

describe('what is wrong is said on standard error alone', () => {
  it.each([
    ['a setting', { PORT: 'x' }, 'PORT'],
    ['the content', { KNOWLEDGE_DIR: '/nowhere' }, 'KNOWLEDGE_DIR'],
  ])('%s', async (_, settings, named) => {
    const { status, stdout, stderr } = await runAsk(['hello'], '', settings);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
