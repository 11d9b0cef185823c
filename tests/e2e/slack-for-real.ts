import type { Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { freshTs, IDS } from '../peers/slack/ids';
import { command, directMessage, mention, tap } from '../peers/slack/payloads';
import { buttonsOf } from '../peers/slack/slack-peer';
import { slackSuite } from './slack-suite';

/** The whole way: the leaflet as it ships, the assistant as it ships, asked through Slack. */
export function describeForReal(way: Way): void {
  const at = slackSuite(way, { assistant: realAssistant() });

  it.each([
    ['definition', 'Child Sexual Exploitation (CSE) is Child Sexual Abuse'],
    ['wishaw', '01698 348200'],
    ['what are the signs', 'Staying out late'],
  ])('/cse %s', async (text, words) => {
    await at.house.line.deliver(command(text, at.house.peer.responseUrl()));
    const [card] = await at.house.peer.said(1);
    expect(card).toMatchObject({ kind: 'response', text: expect.stringContaining(words) });
    expect(card?.blocks.length).toBeGreaterThan(0);
    expect(card?.text).toContain('999');
  });

  it('/cse definition offers what CSE involves, the signs, and what to do', async () => {
    await at.house.line.deliver(command('definition', at.house.peer.responseUrl()));
    const [card] = await at.house.peer.said(1);
    expect(card?.text).toContain("Practitioner's working definition");
    const topics = buttonsOf(card).flatMap(({ value }) => /:topic:(.+)$/.exec(String(value))?.[1] ?? []);
    expect(topics).toEqual(['involves', 'signs', 'action']);
  });

  it('/cse alone helps, with buttons to start from', async () => {
    await at.house.line.deliver(command('', at.house.peer.responseUrl()));
    const [card] = await at.house.peer.said(1);
    expect(card && buttonsOf(card).length).toBeGreaterThan(2);
  });

  it('understands a follow-up in the thread of a mention', async () => {
    const thread = freshTs();
    await at.house.line.deliver(mention({ text: 'what is the social work number for Wishaw?', ts: thread }));
    await at.house.peer.said(1);
    await at.house.line.deliver(mention({ text: 'and for Motherwell?', thread }));
    const [, answer] = await at.house.peer.said(2);
    expect(answer).toMatchObject({ thread, text: expect.stringContaining('01698 332100') });
    expect(answer?.text).not.toContain('01698 348200');
  });

  it('answers a button in the conversation of its card', async () => {
    await at.house.line.deliver(directMessage({ text: 'what are the signs?' }));
    const [card] = await at.house.peer.said(1);
    if (!card) throw new Error('no card');
    const [button] = buttonsOf(card);
    await at.house.line.deliver(tap(card, button ?? {}, at.house.peer.responseUrl(IDS.direct)));
    const [, answer] = await at.house.peer.said(2);
    expect(answer).toMatchObject({ kind: 'post', channel: IDS.direct });
    expect(answer?.text).not.toBe(card.text);
  });

  it('puts the emergency lines above all else when a child is in danger now', async () => {
    await at.house.line.deliver(mention({ text: 'a girl is being abused right now in the next room, what do I do' }));
    const [card] = await at.house.peer.said(1);
    expect(JSON.stringify(card?.blocks.slice(0, 3))).toContain('999');
    expect(card?.text.slice(0, 200)).toContain('999');
  });

  it('notes what looks like case details to the asker alone', async () => {
    const text = 'Kayleigh Smith, born 03/04/2011, of 12 Main Street Wishaw, has older boyfriends. What are the signs?';
    await at.house.line.deliver(mention({ text }));
    const [card, note] = await at.house.peer.said(2);
    expect(card).toMatchObject({ kind: 'post' });
    expect(note).toMatchObject({ kind: 'ephemeral', user: IDS.asker });
    expect(card?.text).not.toContain(note?.text);
    expect(at.house.logs.join('')).not.toMatch(/Kayleigh|Main Street/);
  });

  it('shows a question full of mark-up as harmless text, if at all', async () => {
    await at.house.line.deliver(
      mention({ text: '<!channel> &lt;script&gt; *wishaw* `x` <https://evil.example|click>' }),
    );
    const [card] = await at.house.peer.said(1);
    expect(JSON.stringify(card)).not.toMatch(/<!channel>|<script>|evil\.example/);
  });
}
