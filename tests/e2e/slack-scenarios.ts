import { type House, openHouse, type Way } from '../channels/slack/house';
import { freshTs, IDS } from '../peers/slack/ids';
import { command, directMessage, mention, message, tap } from '../peers/slack/payloads';
import { buttonsOf, deliverWithRetries } from '../peers/slack/slack-peer';
import type { Message } from '../peers/slack/workspace';

const SIGNS = 'What are the signs to look out for?';
const EVERY_BLOCK_ERROR = ['invalid_blocks', 'msg_blocks_too_long'];

/** What must hold of Slack over HTTP and over Socket Mode alike. */
export function describeSlack(way: Way): void {
  let house: House;

  beforeAll(async () => {
    house = await openHouse(way);
  });
  afterAll(() => house.close());
  afterEach(() => {
    const logs = house.logs.join('');
    const asked = house.questions.flatMap((question) => ('text' in question && question.text ? [question.text] : []));
    for (const secret of [IDS.asker, IDS.otherPerson, ...asked]) expect(logs).not.toContain(secret);
    house.peer.reset();
    house.questions.length = 0;
    house.logs.length = 0;
  });

  async function only(): Promise<Message> {
    await house.peer.said(1);
    const said = await house.peer.quiet();
    expect(said).toHaveLength(1);
    return said[0] as Message;
  }

  async function postedCard(thread?: string): Promise<Message> {
    await house.line.deliver(mention({ text: 'what are the signs', ...(thread ? { thread } : {}) }));
    const [card] = await house.peer.said(1);
    return card as Message;
  }

  describe('a mention in a channel', () => {
    it('is answered in the thread under it, for everybody', async () => {
      const ts = freshTs();
      await house.line.deliver(mention({ text: 'what are the signs', ts }));
      expect(await only()).toMatchObject({ kind: 'post', channel: IDS.channel, thread: ts });
      expect(house.questions).toEqual([
        {
          text: 'what are the signs',
          channel: 'slack',
          surface: 'mention',
          thread: `slack:${IDS.team}:${IDS.channel}:${ts}`,
          isPrivate: false,
        },
      ]);
    });

    it('inside a thread is answered in that thread', async () => {
      const thread = freshTs();
      await house.line.deliver(mention({ text: 'and the definition', thread }));
      expect(await only()).toMatchObject({ thread });
      expect(house.questions[0]?.thread).toBe(`slack:${IDS.team}:${IDS.channel}:${thread}`);
    });

    it('brings the whole answer as text too, and unfurls nothing', async () => {
      await house.line.deliver(mention({ text: 'wishaw' }));
      const { text, blocks, args } = await only();
      expect(text).toContain('01698 348200');
      expect(JSON.stringify(blocks)).toContain('tel:+441698348200');
      expect(args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    });

    it('without words is an empty question, which the assistant helps with', async () => {
      await house.line.deliver(mention());
      expect((await only()).text).toContain('What you can ask');
      expect(house.questions[0]).toMatchObject({ text: '' });
    });

    it('is asked without its mark-up', async () => {
      const text = `<@${IDS.otherPerson}|tom> wishaw &amp; <https://a.example|this> in <#C0123|help> <!channel> &lt;b&gt;`;
      await house.line.deliver(mention({ text }));
      await only();
      expect(house.questions[0]).toMatchObject({ text: expect.stringMatching(/^wishaw & this in help\s+<b>$/) });
    });

    it('of a child in danger shows the emergency lines first', async () => {
      await house.line.deliver(mention({ text: 'she is with him right now, what are the signs' }));
      const { text, blocks } = await only();
      expect(text.indexOf('999')).toBeLessThan(text.indexOf(SIGNS));
      expect(JSON.stringify(blocks[0])).toContain('If a child is in danger now');
    });

    it('that looks like case details gets its note privately', async () => {
      const ts = freshTs();
      await house.line.deliver(mention({ text: 'Kayleigh Smith, 14, of 3 Main Street', ts }));
      const [card, note] = await house.peer.said(2);
      expect(card).toMatchObject({ kind: 'post', text: expect.not.stringContaining('leave out names') });
      expect(note).toMatchObject({ kind: 'ephemeral', user: IDS.asker, thread: ts });
      expect(note?.text).toContain('leave out names');
    });
  });

  describe('a direct message', () => {
    it('is answered beside it, with its notes', async () => {
      await house.line.deliver(directMessage({ text: 'Kayleigh Smith, 14' }));
      const card = await only();
      expect(card).toMatchObject({ kind: 'post', channel: IDS.direct });
      expect(card.thread).toBeUndefined();
      expect(card.text).toContain('leave out names');
      expect(house.questions[0]).toMatchObject({
        surface: 'direct',
        thread: `slack:${IDS.team}:${IDS.direct}`,
        isPrivate: true,
      });
    });

    it('in a thread is answered in the thread', async () => {
      const thread = freshTs();
      await house.line.deliver(directMessage({ text: 'signs', thread }));
      expect(await only()).toMatchObject({ channel: IDS.direct, thread });
      expect(house.questions[0]?.thread).toBe(`slack:${IDS.team}:${IDS.direct}:${thread}`);
    });

    it('with a picture is answered by its words', async () => {
      await house.line.deliver(directMessage({ text: 'wishaw', more: { subtype: 'file_share', files: [] } }));
      expect((await only()).text).toContain('01698 348200');
    });
  });

  describe('a slash command', () => {
    it.each([
      ['definition', 'What is Child Sexual Exploitation (CSE)?'],
      ['wishaw', '01698 348200'],
      ['what are the signs', SIGNS],
      ['', 'What you can ask'],
    ])('/cse %s is answered to the asker alone', async (text, words) => {
      await house.line.deliver(command(text, house.peer.responseUrl()));
      const card = await only();
      expect(card).toMatchObject({ kind: 'response', user: IDS.asker, args: { response_type: 'ephemeral' } });
      expect(card.text).toContain(words);
      expect(house.questions).toEqual([{ text, channel: 'slack', surface: 'command', isPrivate: true }]);
    });

    it('in a channel that we are no member of is answered too', async () => {
      const url = house.peer.responseUrl(IDS.foreignChannel);
      await house.line.deliver(command('wishaw', url, { channel_id: IDS.foreignChannel }));
      expect((await only()).text).toContain('01698 348200');
    });
  });

  describe('a button', () => {
    it('of a card in a channel is answered in the thread under the card', async () => {
      const thread = freshTs();
      const card = await postedCard(thread);
      await house.line.deliver(tap(card, buttonsOf(card)[0] ?? {}, house.peer.responseUrl()));
      const [, answer] = await house.peer.said(2);
      expect(answer).toMatchObject({ kind: 'post', channel: IDS.channel, thread });
      expect(house.questions[1]).toEqual({
        choice: { kind: 'topic', id: 'vulnerability' },
        channel: 'slack',
        surface: 'button',
        thread: house.questions[0]?.thread,
        isPrivate: false,
      });
    });

    it('of a private card is answered privately, and the card stays', async () => {
      await house.line.deliver(command('signs', house.peer.responseUrl()));
      const card = await only();
      await house.line.deliver(tap(card, buttonsOf(card)[0] ?? {}, house.peer.responseUrl()));
      const [, answer] = await house.peer.said(2);
      expect(answer).toMatchObject({
        kind: 'response',
        args: { response_type: 'ephemeral', replace_original: false },
      });
      expect(house.questions[1]).toEqual({
        choice: { kind: 'topic', id: 'vulnerability' },
        channel: 'slack',
        surface: 'button',
        isPrivate: true,
      });
    });

    it('in a direct message is answered in the same conversation', async () => {
      await house.line.deliver(directMessage({ text: 'signs' }));
      const card = await only();
      await house.line.deliver(tap(card, buttonsOf(card)[0] ?? {}, house.peer.responseUrl(IDS.direct)));
      const [, answer] = await house.peer.said(2);
      expect(answer).toMatchObject({ kind: 'post', channel: IDS.direct });
      expect(house.questions[1]?.thread).toBe(house.questions[0]?.thread);
    });

    it.each([
      ['from before', 'signs'],
      ['of no kind that we know', '3f9a01c2ab34:person:signs'],
      ['without a value', undefined],
    ])('%s gets kind words and help, for the one who tapped', async (_what, value) => {
      const card = await postedCard();
      await house.line.deliver(tap(card, { type: 'button', action_id: 'answer:1', value }, house.peer.responseUrl()));
      const [, answer] = await house.peer.said(2);
      expect(answer).toMatchObject({ kind: 'response', user: IDS.asker });
      expect(answer?.text).toMatch(/^That button can no longer be read/);
      expect(answer?.text).toContain('What you can ask');
    });
  });

  describe('what is not a question to us', () => {
    it.each([
      ['our own post', { user: IDS.botUser, more: { bot_id: IDS.bot } }],
      ["another bot's post", { more: { bot_id: IDS.otherBot } }],
      [
        "another bot's post by its subtype",
        { more: { subtype: 'bot_message', bot_id: IDS.otherBot, user: undefined } },
      ],
      ['an edit', { more: { subtype: 'message_changed', hidden: true, message: { text: 'wishaw', user: IDS.asker } } }],
      ['a deletion', { more: { subtype: 'message_deleted', hidden: true, deleted_ts: '1.1' } }],
      ['a join', { more: { subtype: 'channel_join' } }],
    ])('%s is ignored', async (_what, said) => {
      await house.line.deliver(directMessage({ text: 'wishaw', ...said }));
      expect(await house.peer.quiet()).toHaveLength(0);
      expect(house.questions).toHaveLength(0);
    });

    it.each([
      ["another bot's mention", mention({ text: 'wishaw', more: { bot_id: IDS.otherBot } })],
      ['an edited mention', mention({ text: 'wishaw', more: { edited: { user: IDS.asker, ts: '2.1' } } })],
      ['talk in a channel', message({ text: 'wishaw', thread: freshTs() })],
    ])('%s is ignored', async (_what, delivery) => {
      await house.line.deliver(delivery);
      expect(await house.peer.quiet()).toHaveLength(0);
    });
  });

  describe('once and only once', () => {
    it('answers an event once that is delivered again and again', async () => {
      const delivery = mention({ text: 'wishaw' });
      await house.line.deliver(delivery);
      await house.line.deliver(delivery, { attempt: 1, reason: 'http_timeout' });
      await only();
      await house.line.deliver(delivery, { attempt: 2, reason: 'http_timeout' });
      await only();
    });

    it('answers a message once that two events tell of at the same time', async () => {
      const ts = freshTs();
      const text = `<@${IDS.botUser}> wishaw`;
      await Promise.all([
        house.line.deliver(mention({ text: 'wishaw', ts, channel: IDS.direct })),
        house.line.deliver(directMessage({ text, ts })),
      ]);
      await only();
    });

    it('answers a command and a tap once', async () => {
      const asked = command('signs', house.peer.responseUrl());
      await Promise.all([house.line.deliver(asked), house.line.deliver(asked)]);
      const card = await only();
      const tapped = tap(card, buttonsOf(card)[0] ?? {}, house.peer.responseUrl());
      await Promise.all([house.line.deliver(tapped), house.line.deliver(tapped)]);
      await house.peer.said(2);
      expect(await house.peer.quiet()).toHaveLength(2);
    });

    it('answers a retry whose first try could not be posted', async () => {
      const delivery = directMessage({ text: 'wishaw' });
      house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
      await house.line.deliver(delivery);
      expect(await house.peer.quiet()).toHaveLength(0);
      expect(house.logs.join('')).toContain('restricted_action');
      await house.line.deliver(delivery, { attempt: 1, reason: 'http_error' });
      expect((await only()).text).toContain('01698 348200');
    });

    it('answers each of twenty at once, and nothing twice', async () => {
      const asked = Array.from({ length: 20 }, () => mention({ text: 'wishaw' }));
      await Promise.all([...asked, ...asked].map((delivery) => deliverWithRetries(house.line, delivery)));
      await house.peer.said(20);
      const threads = (await house.peer.quiet()).map(({ thread }) => thread);
      expect(threads).toHaveLength(20);
      expect(new Set(threads).size).toBe(20);
    });
  });

  describe('when Slack is not well', () => {
    it.each([
      ['a rate limit', { retryAfter: 1 }],
      ['a server error', { status: 500 }],
      ['a hiccup of its own', { error: 'internal_error' }],
      ['slowness', { delayMs: 300 }],
    ])('answers after %s', async (_what, fault) => {
      house.peer.fault({ method: 'chat.postMessage', ...fault });
      await house.line.deliver(mention({ text: 'wishaw' }));
      expect(await only()).toMatchObject({ kind: 'post' });
    });

    it('holds no other thread back for a rate limit', async () => {
      house.peer.fault({ method: 'chat.postMessage', retryAfter: 3 });
      await house.line.deliver(mention({ text: 'wishaw' }));
      await house.peer.quiet();
      await house.line.deliver(mention({ text: 'signs' }));
      const [first] = await house.peer.said(1, 1_000);
      expect(first?.text).toContain(SIGNS);
      await house.peer.said(2);
    });

    it.each(EVERY_BLOCK_ERROR)('answers in plain text when the blocks are refused with %s', async (error) => {
      house.peer.fault({ method: 'chat.postMessage', error });
      await house.line.deliver(mention({ text: 'wishaw' }));
      const { blocks, text } = await only();
      expect(blocks).toEqual([]);
      expect(text).toContain('01698 348200');
    });

    it('answers privately in a channel that it may not post to', async () => {
      house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
      await house.line.deliver(mention({ text: 'wishaw' }));
      expect(await only()).toMatchObject({ kind: 'ephemeral', channel: IDS.channel, user: IDS.asker });
    });

    it('answers in a direct message where the channel takes nothing at all', async () => {
      await house.line.deliver(mention({ text: 'wishaw', channel: IDS.foreignChannel }));
      expect(await only()).toMatchObject({ kind: 'post', channel: IDS.direct });
      expect(house.logs.join('')).toContain('not_in_channel');
    });

    it.each([
      ['has expired', { error: 'expired_url' }],
      ['fails', { status: 404 }],
    ])('answers a command whose response_url %s', async (_what, fault) => {
      house.peer.fault({ method: 'response_url', ...fault });
      await house.line.deliver(command('wishaw', house.peer.responseUrl()));
      expect(await only()).toMatchObject({ kind: 'ephemeral', user: IDS.asker });
    });

    it('tells the log, by its code, of a question that no way could answer', async () => {
      house.peer.fault({ method: '*', error: 'token_revoked', times: 3 });
      await house.line.deliver(mention({ text: 'wishaw' }));
      expect(await house.peer.quiet()).toHaveLength(0);
      const last = JSON.parse(house.logs.at(-1) ?? '{}');
      expect(last).toMatchObject({
        code: 'token_revoked',
        surface: 'mention',
        msg: 'a question in Slack got no reply',
      });
    });
  });
}

/** What must hold, over either line, when the rest of the house fails. */
export function describeSlackInTrouble(way: Way): void {
  const never = () => new Promise<never>(() => {});
  const fail = () => Promise.reject(new Error('down'));

  it.each([
    ['fails', fail],
    ['never answers', never],
  ])('answers once, and without delay, when the store %s', async (_what, broken) => {
    const house = await openHouse(way, {
      store: { claimDelivery: broken, finishDelivery: broken, releaseDelivery: broken },
    });
    try {
      const delivery = mention({ text: 'wishaw' });
      await Promise.all([house.line.deliver(delivery), house.line.deliver(delivery)]);
      await house.peer.said(1, 1_000);
      await house.line.deliver(delivery, { attempt: 1, reason: 'http_timeout' });
      expect(await house.peer.quiet()).toHaveLength(1);
    } finally {
      await house.close();
    }
  });

  it('says so, with the emergency numbers, when the assistant fails', async () => {
    const house = await openHouse(way, { assistant: { answer: fail } });
    try {
      await house.line.deliver(directMessage({ text: 'my very own words' }));
      const [said] = await house.peer.said(1);
      expect(said?.text).toContain('Please ask it again');
      expect(said?.text).toContain('999');
      expect(said?.text).toContain('0800 121 4114');
      expect(house.logs.join('')).not.toContain('very own');
    } finally {
      await house.close();
    }
  });

  it('lets an answer under way finish when it is stopped', async () => {
    const house = await openHouse(way);
    try {
      house.peer.fault({ method: 'chat.postMessage', delayMs: 300 });
      await house.line.deliver(mention({ text: 'wishaw' }));
      await house.channel.stop();
      expect(house.peer.messages).toHaveLength(1);
      expect(house.channel.state()).toBe('stopped');
    } finally {
      await house.close();
    }
  });
}
