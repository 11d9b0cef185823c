import type { Way } from '../channels/slack/house';
import { freshTs, IDS } from '../peers/slack/ids';
import { command, directMessage, mention, tap } from '../peers/slack/payloads';
import { buttonsOf } from '../peers/slack/slack-peer';
import type { Message } from '../peers/slack/workspace';
import { slackSuite } from './slack-suite';

const SIGNS = 'What are the signs to look out for?';

/** How each way of asking is answered: where, to whom, under which conversation. */
export function describeAsking(way: Way): void {
  const at = slackSuite(way);

  async function postedCard(thread?: string): Promise<Message> {
    await at.house.line.deliver(mention({ text: 'what are the signs', ...(thread ? { thread } : {}) }));
    const [card] = await at.house.peer.said(1);
    return card as Message;
  }

  describe('a mention in a channel', () => {
    it('is answered in the thread under it, for everybody', async () => {
      const ts = freshTs();
      await at.house.line.deliver(mention({ text: 'what are the signs', ts }));
      expect(await at.only()).toMatchObject({ kind: 'post', channel: IDS.channel, thread: ts });
      expect(at.house.questions).toEqual([
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
      await at.house.line.deliver(mention({ text: 'and the definition', thread }));
      expect(await at.only()).toMatchObject({ thread });
      expect(at.house.questions[0]?.thread).toBe(`slack:${IDS.team}:${IDS.channel}:${thread}`);
    });

    it('brings the whole answer as text too, and unfurls nothing', async () => {
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      const { text, blocks, args } = await at.only();
      expect(text).toContain('01698 348200');
      expect(JSON.stringify(blocks)).toContain('tel:+441698348200');
      expect(args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    });

    it('without words is an empty question, which the assistant helps with', async () => {
      await at.house.line.deliver(mention());
      expect((await at.only()).text).toContain('What you can ask');
      expect(at.house.questions[0]).toMatchObject({ text: '' });
    });

    it('is asked without its mark-up', async () => {
      const text = `<@${IDS.otherPerson}|tom> wishaw &amp; <https://a.example|this> in <#C0123|help> <!channel> &lt;b&gt;`;
      await at.house.line.deliver(mention({ text }));
      await at.only();
      expect(at.house.questions[0]).toMatchObject({ text: expect.stringMatching(/^wishaw & this in help\s+<b>$/) });
    });

    it('of a child in danger shows the emergency lines first', async () => {
      await at.house.line.deliver(mention({ text: 'she is with him right now, what are the signs' }));
      const { text, blocks } = await at.only();
      expect(text.indexOf('999')).toBeLessThan(text.indexOf(SIGNS));
      expect(JSON.stringify(blocks[0])).toContain('If a child is in danger now');
    });

    it('that looks like case details gets its note privately', async () => {
      const ts = freshTs();
      await at.house.line.deliver(mention({ text: 'Kayleigh Smith, 14, of 3 Main Street', ts }));
      const [card, note] = await at.house.peer.said(2);
      expect(card).toMatchObject({ kind: 'post', text: expect.not.stringContaining('leave out names') });
      expect(note).toMatchObject({ kind: 'ephemeral', user: IDS.asker, thread: ts });
      expect(note?.text).toContain('leave out names');
    });
  });

  describe('a direct message', () => {
    it('is answered in the thread under it, with its notes', async () => {
      const ts = freshTs();
      await at.house.line.deliver(directMessage({ text: 'Kayleigh Smith, 14', ts }));
      const card = await at.only();
      expect(card).toMatchObject({ kind: 'post', channel: IDS.direct, thread: ts });
      expect(card.text).toContain('leave out names');
      expect(at.house.questions[0]).toMatchObject({
        surface: 'direct',
        thread: `slack:${IDS.team}:${IDS.direct}`,
        isPrivate: true,
      });
    });

    it('in a thread is answered in the thread, and goes on from what was said outside it', async () => {
      const thread = freshTs();
      await at.house.line.deliver(directMessage({ text: 'signs', thread }));
      expect(await at.only()).toMatchObject({ channel: IDS.direct, thread });
      expect(at.house.questions[0]?.thread).toBe(`slack:${IDS.team}:${IDS.direct}`);
    });

    it('with a picture is answered by its words', async () => {
      await at.house.line.deliver(directMessage({ text: 'wishaw', more: { subtype: 'file_share', files: [] } }));
      expect((await at.only()).text).toContain('01698 348200');
    });
  });

  describe('a slash command', () => {
    it.each([
      ['definition', 'What is Child Sexual Exploitation (CSE)?'],
      ['wishaw', '01698 348200'],
      ['what are the signs', SIGNS],
      ['', 'What you can ask'],
    ])('/cse %s is answered to the asker alone', async (text, words) => {
      await at.house.line.deliver(command(text, at.house.peer.responseUrl()));
      const card = await at.only();
      expect(card).toMatchObject({ kind: 'response', user: IDS.asker, args: { response_type: 'ephemeral' } });
      expect(card.text).toContain(words);
      expect(at.house.questions).toEqual([{ text, channel: 'slack', surface: 'command', isPrivate: true }]);
    });

    it('in a channel that we are no member of is answered too', async () => {
      const url = at.house.peer.responseUrl(IDS.foreignChannel);
      await at.house.line.deliver(command('wishaw', url, { channel_id: IDS.foreignChannel }));
      expect((await at.only()).text).toContain('01698 348200');
    });
  });

  describe('a button', () => {
    it('of a card in a channel is answered in the thread under the card', async () => {
      const thread = freshTs();
      const card = await postedCard(thread);
      await at.house.line.deliver(tap(card, buttonsOf(card)[0] ?? {}, at.house.peer.responseUrl()));
      const [, answer] = await at.house.peer.said(2);
      expect(answer).toMatchObject({ kind: 'post', channel: IDS.channel, thread });
      expect(at.house.questions[1]).toEqual({
        choice: { kind: 'topic', id: 'vulnerability' },
        channel: 'slack',
        surface: 'button',
        thread: at.house.questions[0]?.thread,
        isPrivate: false,
      });
    });

    it('of a private card is answered privately, and the card stays', async () => {
      await at.house.line.deliver(command('signs', at.house.peer.responseUrl()));
      const card = await at.only();
      await at.house.line.deliver(tap(card, buttonsOf(card)[0] ?? {}, at.house.peer.responseUrl()));
      const [, answer] = await at.house.peer.said(2);
      expect(answer).toMatchObject({
        kind: 'response',
        args: { response_type: 'ephemeral', replace_original: false },
      });
      expect(at.house.questions[1]).toEqual({
        choice: { kind: 'topic', id: 'vulnerability' },
        channel: 'slack',
        surface: 'button',
        isPrivate: true,
      });
    });

    it('in a direct message is answered in the same conversation', async () => {
      await at.house.line.deliver(directMessage({ text: 'signs' }));
      const card = await at.only();
      await at.house.line.deliver(tap(card, buttonsOf(card)[0] ?? {}, at.house.peer.responseUrl(IDS.direct)));
      const [, answer] = await at.house.peer.said(2);
      expect(answer).toMatchObject({ kind: 'post', channel: IDS.direct });
      expect(at.house.questions[1]?.thread).toBe(at.house.questions[0]?.thread);
    });

    it.each([
      ['from before', 'signs'],
      ['of no kind that we know', '3f9a01c2ab34:person:signs'],
      ['without a value', undefined],
    ])('%s gets kind words and help, for the one who tapped', async (_what, value) => {
      const card = await postedCard();
      await at.house.line.deliver(
        tap(card, { type: 'button', action_id: 'answer:1', value }, at.house.peer.responseUrl()),
      );
      const [, answer] = await at.house.peer.said(2);
      expect(answer).toMatchObject({ kind: 'response', user: IDS.asker });
      expect(answer?.text).toMatch(/^That button can no longer be read/);
      expect(answer?.text).toContain('What you can ask');
    });
  });
}
