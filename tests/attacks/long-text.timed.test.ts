import { encode } from '../peers/slack/http-line';
import { directMessage } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { APP_ID, personalMessage } from '../peers/teams/activities';
import { openWholeServer, type WholeServer } from './whole-server';

/**
 * 95 kB that a careless pattern takes minutes for: no pattern on a question's way, in an adapter or behind it, takes more than its
 * length warrants. (tests/answering/linear-time.timed.test.ts holds the assistant to that for ordinary words.)
 */
const MARKS: Readonly<Record<string, string>> = {
  'mentions that are never closed': '<@',
  'mentions within mentions': '<@U1|<@U2',
  'links without an end': '<https://a|',
  'tags without an end': '<at',
  'tags and spaces': '<at> </at> ',
  'entities without an end': '&nbsp',
  spaces: ' ',
  'spaces and a letter': `${' '.repeat(200)}a`,
  'line breaks': '\r\n',
};
const WORDS: Readonly<Record<string, string>> = {
  brackets: '[](',
  'backticks and stars': '`* ',
  'e-mail addresses': 'a@a.',
  'digits and spaces': '0 ',
  dates: '01/02/',
  names: 'Mr Smith ',
  'hyphens in words': 'a-',
  apostrophes: "a'",
  'open quotes': '“',
  'zero-width joiners': '\u200d',
};
const LENGTH = 95_000;
/** A quarter of the text, and all of it: four times as long may take four times the work, and as much again on a busy machine. */
const MOST_GROWTH = 8;
/** What is too little to be measured, in milliseconds of the processor. */
const SLIGHT = 25;

let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer();
}, 60_000);
afterAll(() => whole?.close());

const post = (path: string, body: string, headers: Record<string, string>) =>
  fetch(`${whole.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

const byPage = async (question: string) => (await post('/api/ask', JSON.stringify({ question }), {})).arrayBuffer();
async function bySlack(text: string) {
  const { body } = encode(directMessage({ text }));
  const before = whole.peer.messages.length;
  await post('/slack/events', body, signedHeaders(whole.signingSecret, body));
  await whole.peer.said(before + 1, 30_000);
}
async function byTeams(text: string) {
  const activity = JSON.stringify(personalMessage(whole.connector.serviceUrl, text));
  await post('/api/messages', activity, { authorization: `Bearer ${whole.connector.token(APP_ID)}` });
}

/** The least processor time of two, in milliseconds. */
async function work(ask: (text: string) => Promise<unknown>, text: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const before = process.cpuUsage();
    await ask(text);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

describe.each([
  ['the page', byPage, { ...MARKS, ...WORDS }],
  ['Slack', bySlack, MARKS],
  ['Teams', byTeams, MARKS],
])('by way of %s', (_way, ask, units) => {
  it.each(Object.entries(units))(
    '%s',
    async (_what, unit) => {
      const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
      // In JSON a few of these outgrow the 100 kB at which the page's route ends: what it refuses is quick as well.
      const [short, long] = [await work(ask, text.slice(0, LENGTH / 4)), await work(ask, text)];
      expect(long).toBeLessThan(MOST_GROWTH * Math.max(short, SLIGHT));
    },
    60_000,
  );
});
