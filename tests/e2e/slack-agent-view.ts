import { MemoryStore } from '../../src/store/memory-store';
import { type House, openHouse, type Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { freshTs, IDS } from '../peers/slack/ids';
import { appEvent, directMessage, tap } from '../peers/slack/payloads';
import { buttonNamed, buttonsOf } from '../peers/slack/slack-peer';
import type { Message } from '../peers/slack/workspace';
import { slackSuite } from './slack-suite';

const opened = (tab: string) => appEvent('app_home_opened', { user: IDS.asker, channel: IDS.direct, tab });

/** Slack's view of an agent: prompts, a status, answers in threads, thumbs. */
export function describeAgentView(way: Way): void {
  const store = new MemoryStore(Date.now);
  const at = slackSuite(way, { assistant: realAssistant({ store }), store });

  describe('when it is opened', () => {
    it('offers four questions of the leaflet', async () => {
      await at.house.line.deliver(opened('messages'));
      await at.house.peer.until(() => at.house.peer.agentView.length > 0);
      const [shown] = at.house.peer.agentView;
      expect(shown).toMatchObject({ channel: IDS.direct });
      expect(shown?.thread).toBeUndefined();
      expect(shown?.prompts).toHaveLength(4);
    });

    it('offers them in the thread that the older assistant view opens', async () => {
      const thread_ts = freshTs();
      const assistant_thread = { user_id: IDS.asker, channel_id: IDS.direct, thread_ts, context: {} };
      await at.house.line.deliver(appEvent('assistant_thread_started', { assistant_thread }));
      await at.house.peer.until(() => at.house.peer.agentView.length > 0);
      expect(at.house.peer.agentView).toMatchObject([{ channel: IDS.direct, thread: thread_ts }]);
    });

    it('offers nothing in the home tab', async () => {
      await at.house.line.deliver(opened('home'));
      await at.house.peer.quiet();
      expect(at.house.peer.agentView).toEqual([]);
    });

    it('logs what Slack refuses, and answers all the same', async () => {
      at.house.peer.fault({ method: 'assistant.threads.setSuggestedPrompts', error: 'missing_scope' });
      await at.house.line.deliver(opened('messages'));
      await at.house.peer.until(() => at.house.logs.join('').includes('missing_scope'));
      await at.house.line.deliver(directMessage({ text: 'wishaw' }));
      await at.house.peer.said(1);
    });
  });

  describe('while it works', () => {
    it('shows a status in the thread of the answer', async () => {
      const ts = freshTs();
      await at.house.line.deliver(directMessage({ text: 'wishaw', ts }));
      expect(await at.only()).toMatchObject({ channel: IDS.direct, thread: ts });
      expect(at.house.peer.agentView[0]).toEqual({
        channel: IDS.direct,
        thread: ts,
        status: expect.stringMatching(/looking/),
      });
    });

    it('takes a status away that comes after the answer', async () => {
      at.house.peer.fault({ method: 'assistant.threads.setStatus', delayMs: 300 });
      await at.house.line.deliver(directMessage({ text: 'wishaw' }));
      await at.house.peer.said(1, 250);
      await at.house.peer.until(() => at.house.peer.agentView.length > 1);
      expect(at.house.peer.agentView.at(-1)).toMatchObject({ status: '' });
    });

    it.each([
      ['is refused', { error: 'internal_error' }],
      ['is limited', { retryAfter: 30 }],
      ['never comes', { hang: true }],
    ])('answers at once when the status %s', async (_what, fault) => {
      at.house.peer.fault({ method: 'assistant.threads.setStatus', ...fault });
      await at.house.line.deliver(directMessage({ text: 'wishaw' }));
      await at.house.peer.said(1, 1_000);
    });
  });

  describe('a conversation', () => {
    it('goes on in a new message as in a thread', async () => {
      const { line, peer } = at.house;
      const ts = freshTs();
      await line.deliver(directMessage({ text: 'social work number for Wishaw', ts }));
      await peer.said(1);
      await line.deliver(directMessage({ text: 'and the signs?', thread: ts }));
      await line.deliver(directMessage({ text: 'tell me more' }));
      const [, signs, more] = await peer.said(3);
      expect(signs).toMatchObject({ thread: ts, text: expect.stringContaining('Staying out late') });
      expect(more?.text).not.toContain('The leaflet does not say');
    });
  });

  describe('"this helped"', () => {
    async function answerTo(text: string, house: House = at.house): Promise<Message> {
      await house.line.deliver(directMessage({ text }));
      const [card] = await house.peer.said(1);
      return card as Message;
    }
    const thumbs = (card: Message) => card.blocks.find(({ type }) => type === 'context_actions');
    const press = (card: Message, value: string, house: House = at.house) =>
      house.line.deliver(
        tap(card, { type: 'feedback_buttons', action_id: 'feedback', value }, house.peer.responseUrl(IDS.direct)),
      );
    const counts = async () =>
      (await store.feedbackCounts()).map(({ topic, helpful, count, channel }) => ({ topic, helpful, count, channel }));

    it('is asked under an answer, in ids', async () => {
      const card = await answerTo('what are the signs?');
      expect(thumbs(card)).toMatchObject({
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'feedback',
            positive_button: { value: expect.stringMatching(/^[0-9a-f]{12}:signs:yes$/) },
            negative_button: { value: expect.stringMatching(/^[0-9a-f]{12}:signs:no$/) },
          },
        ],
      });
    });

    it.each([
      ['a miss', 'train times to Glasgow'],
      ['help', ''],
      ['danger', 'he is hitting her right now'],
    ])('is not asked under %s', async (_what, text) => {
      expect(thumbs(await answerTo(text))).toBeUndefined();
    });

    it.each([
      ['yes', 'Thank you', true],
      ['no', 'send your question to the leaflet’s owners', false],
    ])('%s is thanked for in the thread, for nobody else to see, and counted once', async (said, words, helpful) => {
      const before = await counts();
      const card = await answerTo('what are the signs?');
      await press(card, `3f9a01c2ab34:signs:${said}`);
      await press(card, `3f9a01c2ab34:signs:${said}`);
      const [, thanks] = await at.house.peer.said(3);
      expect(thanks).toMatchObject({ kind: 'response', user: IDS.asker, args: { thread_ts: card.thread } });
      expect(thanks?.text).toContain(words);
      const count = before.find((each) => each.helpful === helpful)?.count ?? 0;
      expect(await counts()).toContainEqual({ topic: 'signs', helpful, count: count + 1, channel: 'slack' });
    });

    it('gets kind words when it cannot be read', async () => {
      const card = await answerTo('what are the signs?');
      await press(card, 'she is called Kayleigh');
      const [, words] = await at.house.peer.said(2);
      expect(words?.text).toMatch(/^That button can no longer be read/);
    });

    it('comes as plain buttons from a Slack that knows no thumbs', async () => {
      const house = await openHouse(way, { assistant: realAssistant({ store }), store });
      try {
        house.peer.fault({ method: 'chat.postMessage', error: 'invalid_blocks', holding: 'context_actions', times: 9 });
        const card = await answerTo('what are the signs?', house);
        expect(thumbs(card)).toBeUndefined();
        expect(buttonsOf(card).map(({ action_id }) => action_id)).toEqual(
          expect.arrayContaining(['feedback:yes', 'feedback:no']),
        );
        await house.line.deliver(tap(card, buttonNamed(card, 'feedback:yes'), house.peer.responseUrl(IDS.direct)));
        const [, thanks] = await house.peer.said(2);
        expect(thanks?.text).toContain('Thank you');
      } finally {
        await house.close();
      }
    });
  });
}
