import type { Way } from '../channels/slack/house';
import { freshTs, IDS } from '../peers/slack/ids';
import { command, directMessage, mention, message, tap } from '../peers/slack/payloads';
import { buttonsOf, deliverWithRetries } from '../peers/slack/slack-peer';
import { slackSuite } from './slack-suite';

/** What is no question is not answered, and a question only once. */
export function describeOnce(way: Way): void {
  const at = slackSuite(way);

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
      await at.house.line.deliver(directMessage({ text: 'wishaw', ...said }));
      expect(await at.house.peer.quiet()).toHaveLength(0);
      expect(at.house.questions).toHaveLength(0);
    });

    it.each([
      ["another bot's mention", mention({ text: 'wishaw', more: { bot_id: IDS.otherBot } })],
      ['an edited mention', mention({ text: 'wishaw', more: { edited: { user: IDS.asker, ts: '2.1' } } })],
      ['talk in a channel', message({ text: 'wishaw', thread: freshTs() })],
    ])('%s is ignored', async (_what, delivery) => {
      await at.house.line.deliver(delivery);
      expect(await at.house.peer.quiet()).toHaveLength(0);
    });
  });

  describe('once and only once', () => {
    it('answers an event once that is delivered again and again', async () => {
      const delivery = mention({ text: 'wishaw' });
      await at.house.line.deliver(delivery);
      await at.house.line.deliver(delivery, { attempt: 1, reason: 'http_timeout' });
      await at.only();
      await at.house.line.deliver(delivery, { attempt: 2, reason: 'http_timeout' });
      await at.only();
    });

    it('answers a message once that two events tell of at the same time', async () => {
      const ts = freshTs();
      const text = `<@${IDS.botUser}> wishaw`;
      await Promise.all([
        at.house.line.deliver(mention({ text: 'wishaw', ts, channel: IDS.direct })),
        at.house.line.deliver(directMessage({ text, ts })),
      ]);
      await at.only();
    });

    it('answers a command and a tap once', async () => {
      const asked = command('signs', at.house.peer.responseUrl());
      await Promise.all([at.house.line.deliver(asked), at.house.line.deliver(asked)]);
      const card = await at.only();
      const tapped = tap(card, buttonsOf(card)[0] ?? {}, at.house.peer.responseUrl());
      await Promise.all([at.house.line.deliver(tapped), at.house.line.deliver(tapped)]);
      await at.house.peer.said(2);
      expect(await at.house.peer.quiet()).toHaveLength(2);
    });

    it.each([
      ['a mention', () => mention({ text: 'wishaw' })],
      ['a direct message', () => directMessage({ text: 'wishaw' })],
    ])('answers the retry of %s whose first try never arrived', async (_what, delivery) => {
      await at.house.line.deliver(delivery(), { attempt: 2, reason: 'http_error' });
      expect((await at.only()).text).toContain('01698 348200');
    });

    it('answers a retry whose first try could not be posted', async () => {
      const delivery = directMessage({ text: 'wishaw' });
      at.house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
      await at.house.line.deliver(delivery);
      expect(await at.house.peer.quiet()).toHaveLength(0);
      expect(at.house.logs.join('')).toContain('restricted_action');
      await at.house.line.deliver(delivery, { attempt: 1, reason: 'http_error' });
      expect((await at.only()).text).toContain('01698 348200');
    });

    it('answers twice what is asked twice', async () => {
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      await at.house.peer.said(2);
    });

    it('answers each of twenty at once, and nothing twice', async () => {
      const asked = Array.from({ length: 20 }, () => mention({ text: 'wishaw' }));
      await Promise.all([...asked, ...asked].map((delivery) => deliverWithRetries(at.house.line, delivery)));
      await at.house.peer.said(20);
      const threads = (await at.house.peer.quiet()).map(({ thread }) => thread);
      expect(threads).toHaveLength(20);
      expect(new Set(threads).size).toBe(20);
    });
  });

  describe('in order', () => {
    /** Slack takes the next post only once the returned function is called. */
    function holdNextPost(): () => void {
      let release = () => {};
      at.house.peer.fault({
        method: 'chat.postMessage',
        until: new Promise<void>((resolve) => {
          release = resolve;
        }),
      });
      return release;
    }
    const asked = (text: string, thread: string) => mention({ text, thread });

    it.each<[string, (thread: string) => ReturnType<typeof mention>[]]>([
      ['a thread', (thread) => [asked('wishaw', thread), asked('signs', thread), asked('definition', thread)]],
      [
        'direct messages',
        () => [
          directMessage({ text: 'wishaw' }),
          directMessage({ text: 'signs' }),
          directMessage({ text: 'definition' }),
        ],
      ],
    ])('the replies in %s come as the questions did, though the first is slow', async (_where, deliveries) => {
      const release = holdNextPost();
      for (const delivery of deliveries(freshTs())) await at.house.line.deliver(delivery);
      expect(await at.house.peer.quiet()).toEqual([]);
      release();
      const texts = (await at.house.peer.said(3)).map(({ text }) => text);
      const words = ['01698 348200', 'What are the signs', 'What is Child Sexual Exploitation'];
      expect(texts).toEqual(words.map((expected) => expect.stringContaining(expected)));
    });

    it('a slow reply in one thread holds up no other', async () => {
      const release = holdNextPost();
      const [slow, quick] = [freshTs(), freshTs()];
      await at.house.line.deliver(asked('wishaw', slow));
      await at.house.peer.quiet();
      await at.house.line.deliver(asked('signs', quick));
      await at.house.peer.said(1);
      release();
      const [first, second] = await at.house.peer.said(2);
      expect([first?.thread, second?.thread]).toEqual([quick, slow]);
    });

    it('one that cannot be posted holds up nobody', async () => {
      const thread = freshTs();
      at.house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
      at.house.peer.fault({ method: 'chat.postEphemeral', error: 'user_not_in_channel' });
      at.house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
      await at.house.line.deliver(asked('wishaw', thread));
      await at.house.line.deliver(asked('signs', thread));
      expect(await at.only()).toMatchObject({ thread, text: expect.stringContaining('What are the signs') });
    });
  });
}
