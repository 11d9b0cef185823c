import { MemoryStore } from '../../src/store/memory-store';
import type { Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { freshTs, IDS } from '../peers/slack/ids';
import { mention, message, tap } from '../peers/slack/payloads';
import { buttonNamed } from '../peers/slack/slack-peer';
import { slackSuite } from './slack-suite';

/** A workspace in which answers in channels are for the asker alone until they share them. */
export function describePrivateAnswers(way: Way): void {
  const store = new MemoryStore(Date.now);
  const at = slackSuite(way, {
    assistant: realAssistant({ store }),
    store,
    settings: { channelAnswers: 'private' },
  });

  it('answers beside the question, where Slack shows it: a thread without replies is not open', async () => {
    await at.house.line.deliver(mention({ text: 'what are the signs?' }));
    const [card] = await at.house.peer.said(1);
    expect(card).toMatchObject({ kind: 'ephemeral', channel: IDS.channel, user: IDS.asker });
    expect(card?.thread).toBeUndefined();
  });

  it('shares in the thread under the question', async () => {
    const ts = freshTs();
    await at.house.line.deliver(mention({ text: 'what are the signs?', ts }));
    const [card] = await at.house.peer.said(1);
    await at.house.line.deliver(tap(card, buttonNamed(card, 'share'), at.house.peer.responseUrl()));
    const [, shared] = await at.house.peer.said(2);
    expect(shared).toMatchObject({ kind: 'post', channel: IDS.channel, thread: ts });
    expect(shared?.text).toContain(`Shared by <@${IDS.asker}>`);
  });

  it('shares what was tapped for on a private card in the thread under the question', async () => {
    const ts = freshTs();
    await at.house.line.deliver(mention({ text: 'what are the signs?', ts }));
    const [card] = await at.house.peer.said(1);
    await at.house.line.deliver(tap(card, buttonNamed(card, 'answer:1'), at.house.peer.responseUrl()));
    const [, further] = await at.house.peer.said(2);
    expect(further).toMatchObject({ kind: 'response', user: IDS.asker });
    expect(further?.thread).toBeUndefined();
    await at.house.line.deliver(tap(further, buttonNamed(further, 'answer:2'), at.house.peer.responseUrl()));
    const [, , last] = await at.house.peer.said(3);
    await at.house.line.deliver(tap(last, buttonNamed(last, 'share'), at.house.peer.responseUrl()));
    const [, , , shared] = await at.house.peer.said(4);
    expect(shared).toMatchObject({ kind: 'post', channel: IDS.channel, thread: ts });
  });

  it('answers in a thread that is open, and its follow-ups, there', async () => {
    const thread = freshTs();
    await at.house.line.deliver(mention({ text: 'social work number for Wishaw', thread }));
    await at.house.peer.said(1);
    await at.house.line.deliver(message({ text: 'and for Motherwell?', thread }));
    const [first, second] = await at.house.peer.said(2);
    expect(first).toMatchObject({ kind: 'ephemeral', thread, user: IDS.asker });
    expect(second).toMatchObject({ kind: 'ephemeral', thread, text: expect.stringContaining('01698 332100') });
  });

  it('answers a tap on a shared card to the one who taps', async () => {
    const ts = freshTs();
    await at.house.line.deliver(mention({ text: 'what are the signs?', ts }));
    const [card] = await at.house.peer.said(1);
    await at.house.line.deliver(tap(card, buttonNamed(card, 'share'), at.house.peer.responseUrl()));
    const [, shared] = await at.house.peer.said(2);
    const url = at.house.peer.responseUrl(IDS.channel, IDS.otherPerson);
    await at.house.line.deliver(tap(shared, buttonNamed(shared, 'answer:1'), url, IDS.otherPerson));
    const [, , answer] = await at.house.peer.said(3);
    expect(answer).toMatchObject({ kind: 'response', user: IDS.otherPerson, args: { thread_ts: ts } });
  });

  it.each([
    ['a miss', 'train times to Glasgow'],
    ['help', ''],
  ])('has nothing to share of %s', async (_what, text) => {
    await at.house.line.deliver(mention({ text }));
    const [card] = await at.house.peer.said(1);
    expect(card?.kind).toBe('ephemeral');
    expect(JSON.stringify(card?.blocks)).not.toContain('"share"');
  });

  it('brings the note about case details with the card', async () => {
    await at.house.line.deliver(
      mention({ text: 'Kayleigh Smith, born 03/04/2011, of 12 Main Street: what are the signs?' }),
    );
    const card = await at.only();
    expect(card).toMatchObject({ kind: 'ephemeral', text: expect.stringContaining('details of a particular child') });
  });
}
