import type { Way } from '../channels/slack/house';
import { guessing, VAGUE } from '../fixtures/guessing-assistant';
import { realKnowledge } from '../fixtures/real-assistant';
import { IDS } from '../peers/slack/ids';
import { command, tap } from '../peers/slack/payloads';
import { buttonNamed, buttonsOf } from '../peers/slack/slack-peer';
import type { Message } from '../peers/slack/workspace';
import { slackSuite } from './slack-suite';

const { version } = realKnowledge();

/** A private answer that its asker shares with the channel. */
export function describeSharing(way: Way): void {
  const at = slackSuite(way, { assistant: guessing() });

  /** The private answer to a slash command. */
  async function answerTo(text: string, channel: string = IDS.channel): Promise<Message> {
    const { line, peer } = at.house;
    await line.deliver(command(text, peer.responseUrl(channel), { channel_id: channel }));
    const [card] = await peer.said(1);
    expect(card).toMatchObject({ kind: 'response', args: { response_type: 'ephemeral' } });
    return card as Message;
  }

  async function share(card: Message, value?: string): Promise<void> {
    const { line, peer } = at.house;
    const button = buttonNamed(card, 'share');
    const url = peer.responseUrl(card.channel, IDS.asker, card.ts);
    await line.deliver(tap(card, value === undefined ? button : { ...button, value }, url));
  }

  it.each([
    ['definition', 'Child Sexual Exploitation (CSE) is Child Sexual Abuse', 'definition'],
    ['signs', 'Staying out late', 'signs'],
    ['wishaw', '01698 348200', 'contact=wishaw'],
    ['wishaw or airdrie number please', '01236 757000', 'contact=airdrie+wishaw'],
    ['useful websites', 'ceop.police.uk', 'websites'],
    ['what are the signs? and what is the number for Wishaw?', '01698 348200', 'signs=wishaw;contact=wishaw'],
    ['social work number for Hamilton', '01698 348200', 'contact'],
  ])('/cse %s is shared by its ids', async (text, words, ids) => {
    const card = await answerTo(text);
    expect(buttonNamed(card, 'share').value).toBe(`${version}/c//${ids}`);
    await share(card);
    const [, shared] = await at.house.peer.said(2);
    expect(shared).toMatchObject({ kind: 'post', channel: IDS.channel, args: { response_type: 'in_channel' } });
    expect(shared?.text).toContain(words);
    expect(shared?.text).toMatch(new RegExp(`\n\nShared by <@${IDS.asker}>$`));
    expect(shared?.text).not.toContain('Hamilton');
    expect(buttonsOf(shared).map(({ action_id }) => action_id)).not.toContain('share');
    await at.house.peer.until(() => at.house.peer.removed.length > 0);
    expect(at.house.peer.removed).toEqual([card.ts]);
  });

  it('is shared where the bot is no member', async () => {
    const card = await answerTo('wishaw', IDS.foreignChannel);
    await share(card);
    const [, shared] = await at.house.peer.said(2);
    expect(shared).toMatchObject({ kind: 'post', channel: IDS.foreignChannel });
  });

  it('keeps its emergency lines first', async () => {
    const card = await answerTo('he is hitting her right now, what are the signs');
    await share(card);
    const [, shared] = await at.house.peer.said(2);
    expect(JSON.stringify(shared?.blocks.slice(0, 2))).toContain('999');
    expect(shared?.text.slice(0, 200)).toContain('999');
    expect(shared?.text).not.toContain('hitting');
  });

  it.each([
    ['a miss', 'train times to Glasgow'],
    ['help', ''],
    ['a choice of topics', VAGUE],
  ])('is not offered of %s', async (_what, text) => {
    const card = await answerTo(text);
    expect(buttonsOf(card).map(({ action_id }) => action_id)).not.toContain('share');
  });

  it('says what the content says now, when its button is older', async () => {
    const card = await answerTo('wishaw');
    await share(card, '0ld0ld0ld0ld/c//contact=wishaw+gone;gone');
    const [, shared] = await at.house.peer.said(2);
    expect(shared).toMatchObject({ kind: 'post', text: expect.stringContaining('01698 348200') });
  });

  it.each(['0ld0ld0ld0ld/c//gone', 'what is this', ''])('gets kind words when nothing of %p is left', async (value) => {
    const card = await answerTo('wishaw');
    await share(card, value);
    const [, words] = await at.house.peer.said(2);
    expect(words).toMatchObject({ kind: 'response', user: IDS.asker });
    expect(words?.text).toMatch(/^That button can no longer be read/);
    expect(at.house.peer.removed).not.toContain(card.ts);
  });

  it('is shared once, however often it is tapped', async () => {
    const card = await answerTo('wishaw');
    await Promise.all([share(card), share(card)]);
    await share(card);
    expect(await at.house.peer.quiet()).toHaveLength(2);
  });

  it('goes by the channel when the address is refused', async () => {
    const card = await answerTo('wishaw');
    at.house.peer.fault({ method: 'response_url', error: 'expired_url' });
    await share(card);
    const [, shared] = await at.house.peer.said(2);
    expect(shared).toMatchObject({ kind: 'post', channel: IDS.channel });
  });

  it('is told of to the asker when it cannot be posted, and can be tried again', async () => {
    const card = await answerTo('wishaw');
    at.house.peer.fault({ method: 'response_url', error: 'channel_is_read_only', holding: 'in_channel' });
    at.house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
    await share(card);
    const [, told] = await at.house.peer.said(2);
    expect(told).toMatchObject({ kind: 'response', user: IDS.asker });
    expect(told?.text).toContain('could not be shared');
    expect(at.house.peer.removed).not.toContain(card.ts);
    await share(card);
    const [, , shared] = await at.house.peer.said(3);
    expect(shared?.kind).toBe('post');
  });

  it('is told of to the asker at once when Slack is not well, and never shared behind their back', async () => {
    const card = await answerTo('wishaw');
    at.house.peer.fault({ method: 'response_url', retryAfter: 60, holding: 'in_channel' });
    at.house.peer.fault({ method: 'chat.postMessage', status: 503, times: 3 });
    await share(card);
    const [, told] = await at.house.peer.said(2);
    expect(told).toMatchObject({ kind: 'response', user: IDS.asker });
    expect(told?.text).toContain('share it again in a moment');
    await at.house.peer.until(() => at.house.logs.join('').includes('the asker was told'));
    expect(at.house.logs.join('')).not.toContain('it is tried again later');
    await share(card);
    const [, , shared] = await at.house.peer.said(3);
    expect(shared?.kind).toBe('post');
  });

  it('is shared once, and the log told, when the private card cannot be taken away', async () => {
    const card = await answerTo('wishaw');
    at.house.peer.fault({ method: 'response_url', error: 'message_not_found', holding: 'delete_original' });
    await share(card);
    await at.house.peer.said(2);
    expect(await at.house.peer.quiet()).toHaveLength(2);
    expect(at.house.logs.join('')).toContain('the private card of a shared answer stays');
  });
}
