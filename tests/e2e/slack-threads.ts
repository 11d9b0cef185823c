import { MemoryStore } from '../../src/store/memory-store';
import { openHouse, type Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { freshTs, IDS } from '../peers/slack/ids';
import type { Delivery } from '../peers/slack/line';
import { mention, message, type Said } from '../peers/slack/payloads';
import { slackSuite } from './slack-suite';

const NUMBER = 'what is the social work number for Wishaw?';
const WISHAW = '01698 348200';
const AIRDRIE = '01236 757000';
const MOTHERWELL = '01698 332100';
const DANGER = 'he is hitting her right now';

/** What is written, and what comes of it: nothing, a reply with these words for all, or one for the writer alone. */
type Line = readonly [write: (thread: string) => Delivery, comes?: { words: string; forUser?: string }];

const opens: Line = [(ts) => mention({ text: NUMBER, ts }), { words: WISHAW }];
const asks = (text: string, words: string, more: Partial<Said> = {}): Line => [
  (thread) => mention({ text, thread, ...more }),
  { words },
];
const isAnswered = (text: string, words: string, more: Partial<Said> = {}): Line => [
  (thread) => message({ text, thread, ...more }),
  { words },
];
const isLeft = (text: string, more: Partial<Said> = {}): Line => [(thread) => message({ text, thread, ...more })];
const isWarned = (text: string, forUser: string): Line => [
  (thread) => message({ text, thread, user: forUser }),
  { words: '999', forUser },
];
const other = { user: IDS.otherPerson };
const FOLLOW_UP = 'and for Motherwell?';
const atColleague = `<@${IDS.otherPerson}>`;

const SCENARIOS: readonly (readonly [string, ...Line[]])[] = [
  ['answers a follow-up that names us', opens, asks(FOLLOW_UP, MOTHERWELL)],
  ['answers a follow-up that does not, of the one who asked', opens, isAnswered(FOLLOW_UP, MOTHERWELL)],
  [
    'answers one that is sent to the channel too',
    opens,
    isAnswered(FOLLOW_UP, MOTHERWELL, { more: { subtype: 'thread_broadcast' } }),
  ],
  ['answers one after another', opens, isAnswered('and for Airdrie?', AIRDRIE), isAnswered(FOLLOW_UP, MOTHERWELL)],
  ['leaves the same of somebody else', opens, isLeft(FOLLOW_UP, other)],
  ['leaves it once somebody else has written', opens, isLeft('good to know', other), isLeft(FOLLOW_UP)],
  [
    'answers it when only a bot has written',
    opens,
    isLeft('build failed', { user: IDS.otherPerson, more: { bot_id: IDS.otherBot } }),
    isAnswered(FOLLOW_UP, MOTHERWELL),
  ],
  ['leaves what calls on a colleague', opens, isLeft(`${atColleague} ${FOLLOW_UP}`)],
  ['leaves it once a colleague was called on', opens, isLeft(`${atColleague} look at this`), isLeft(FOLLOW_UP)],
  ['leaves what calls on everybody', opens, isLeft(`<!here> ${FOLLOW_UP}`)],
  [
    'answers it when others spoke and we were asked again',
    opens,
    isLeft('hm', other),
    asks('and for Airdrie?', AIRDRIE),
    isAnswered(FOLLOW_UP, MOTHERWELL),
  ],
  [
    'answers who asked in the middle of a thread',
    isLeft('anybody know?', other),
    asks(NUMBER, WISHAW),
    isAnswered(FOLLOW_UP, MOTHERWELL),
  ],
  [
    'answers who asked last, not who opened the thread',
    opens,
    asks('and for Airdrie?', AIRDRIE, other),
    isAnswered(FOLLOW_UP, MOTHERWELL, other),
    isLeft(FOLLOW_UP),
  ],
  ['leaves thanks', opens, isLeft('thanks, that helps')],
  ['leaves talk about what was answered', opens, isLeft('shall we phone them?')],
  ['leaves a new question, which may be for people', opens, isLeft('what are the signs?')],
  ['leaves an edit', opens, isLeft(FOLLOW_UP, { more: { subtype: 'message_changed', hidden: true } })],
  ['leaves threads alone that are not ours', isLeft(FOLLOW_UP), isLeft(DANGER)],
  ['leaves the channel outside threads alone', [() => message({ text: DANGER })]],
  ['warns the one who asked, privately, of danger', opens, isWarned(DANGER, IDS.asker)],
  ['warns somebody else, privately, of danger', opens, isWarned(DANGER, IDS.otherPerson)],
  [
    'warns of danger between people who talk',
    opens,
    isLeft('hm', other),
    isWarned(`${atColleague} ${DANGER}`, IDS.asker),
  ],
  [
    'answers a mention that Slack tells of as a message alone',
    [(ts) => message({ text: `<@${IDS.botUser}> ${NUMBER}`, ts }), { words: WISHAW }],
  ],
  [
    'answers a mention once that Slack tells of twice',
    opens,
    [(ts) => message({ text: `<@${IDS.botUser}> ${NUMBER}`, ts })],
  ],
  ['helps with a mention without words', asks('', 'What Signpost can do')],
];

const PLACES: readonly (readonly [string, string, string])[] = [
  ['a private channel', IDS.privateChannel, 'group'],
  ['a direct message of several people', IDS.groupDirect, 'mpim'],
];

/** Who is answered in a thread, and who is left alone. */
export function describeThreads(way: Way): void {
  const store = new MemoryStore(Date.now);
  const at = slackSuite(way, { assistant: realAssistant({ store }), store });

  async function play(lines: readonly Line[]): Promise<void> {
    const { line, peer } = at.house;
    const thread = freshTs();
    const replies = lines.flatMap(([, comes]) => comes ?? []);
    let expected = 0;
    for (const [write, comes] of lines) {
      await line.deliver(write(thread));
      if (comes) expected += 1;
      await peer.said(expected);
    }
    // Time for what should not come.
    const said = lines.at(-1)?.[1] ? peer.messages : await peer.quiet();
    expect(said).toHaveLength(replies.length);
    replies.forEach(({ words, forUser }, index) => {
      const reply = said[index];
      expect(reply).toMatchObject({ kind: forUser ? 'ephemeral' : 'post', channel: IDS.channel, thread });
      expect(reply?.user).toBe(forUser);
      expect(reply?.text).toContain(words);
      if (forUser) expect(JSON.stringify(reply?.blocks.slice(0, 3))).toContain(words);
    });
  }

  it.each(SCENARIOS.map(([what, ...lines]) => [what, lines] as const))('%s', async (_what, lines) => play(lines));

  it.each(PLACES)('does the same in %s', async (_what, channel, channel_type) => {
    const { line, peer } = at.house;
    const thread = freshTs();
    const there = { channel, more: { channel_type } };
    await line.deliver(message({ text: `<@${IDS.botUser}> ${NUMBER}`, ts: thread, ...there }));
    await peer.said(1);
    await line.deliver(message({ text: FOLLOW_UP, thread, ...there }));
    await peer.said(2);
    await line.deliver(message({ text: 'good to know', thread, user: IDS.otherPerson, ...there }));
    await line.deliver(message({ text: FOLLOW_UP, thread, ...there }));
    expect(await peer.quiet()).toMatchObject([
      { channel, thread, text: expect.stringContaining(WISHAW) },
      { channel, thread, text: expect.stringContaining(MOTHERWELL) },
    ]);
  });

  it('answers a follow-up that is written before the answer is there, after it', async () => {
    const { line, peer } = at.house;
    const thread = freshTs();
    peer.fault({ method: 'chat.postMessage', delayMs: 300 });
    await line.deliver(mention({ text: NUMBER, ts: thread }));
    await line.deliver(message({ text: FOLLOW_UP, thread }));
    const [first, second] = await peer.said(2);
    expect(first?.text).toContain(WISHAW);
    expect(second?.text).toContain(MOTHERWELL);
  });

  it('answers a follow-up once that is delivered again', async () => {
    const { line, peer } = at.house;
    const thread = freshTs();
    await line.deliver(mention({ text: NUMBER, ts: thread }));
    await peer.said(1);
    const followUp = message({ text: FOLLOW_UP, thread });
    await Promise.all([line.deliver(followUp), line.deliver(followUp)]);
    await line.deliver(followUp, { attempt: 1, reason: 'http_timeout' });
    expect(await peer.quiet()).toHaveLength(2);
  });

  it('knows after a restart where it has answered, for danger, and takes nobody for the one who asked', async () => {
    const { peer, line } = at.house;
    const thread = freshTs();
    await line.deliver(mention({ text: NUMBER, ts: thread }));
    await peer.said(1);
    const restarted = await openHouse(way, { assistant: realAssistant({ store }), store });
    try {
      await restarted.line.deliver(message({ text: FOLLOW_UP, thread }));
      await restarted.line.deliver(message({ text: DANGER, thread }));
      await restarted.peer.said(1);
      expect(await restarted.peer.quiet()).toMatchObject([{ kind: 'ephemeral', user: IDS.asker, thread }]);
    } finally {
      await restarted.close();
    }
  });
}
