import type { Way } from '../channels/slack/house';
import { guessing, VAGUE } from '../fixtures/guessing-assistant';
import { freshTs, IDS } from '../peers/slack/ids';
import type { Delivery } from '../peers/slack/line';
import { command, directMessage, mention, tap } from '../peers/slack/payloads';
import { buttonsOf } from '../peers/slack/slack-peer';
import { slackSuite } from './slack-suite';

/** A "did you mean", which is answered in its place. */
export function describeGuesses(way: Way): void {
  const at = slackSuite(way, { assistant: guessing() });
  const thread = freshTs();

  it.each<[string, (url: string) => Delivery, string, object]>([
    ['a channel, for everybody', () => mention({ text: VAGUE, thread }), IDS.channel, { kind: 'post', thread }],
    ['a direct message', () => directMessage({ text: VAGUE, thread }), IDS.direct, { kind: 'post', thread }],
    ['a private answer', (url) => command(VAGUE, url), IDS.channel, { kind: 'response', user: IDS.asker }],
  ])('is answered in its place in %s', async (_where, asked, channel, as) => {
    const { line, peer } = at.house;
    await line.deliver(asked(peer.responseUrl(channel)));
    const [guesses] = await peer.said(1);
    const [first] = buttonsOf(guesses);
    await line.deliver(tap(guesses, first ?? {}, peer.responseUrl(channel, IDS.asker, guesses?.ts)));
    const [, answer] = await peer.said(2);
    expect(answer).toMatchObject({ ...as, channel, args: { replace_original: true } });
    expect(answer?.text).not.toContain('Did you mean');
    expect(peer.removed).toEqual([guesses?.ts]);
  });

  it('is answered beside it when it cannot be replaced', async () => {
    const { line, peer } = at.house;
    await line.deliver(mention({ text: VAGUE, thread }));
    const [guesses] = await peer.said(1);
    peer.fault({ method: 'response_url', error: 'expired_url' });
    await line.deliver(
      tap(guesses, buttonsOf(guesses)[0] ?? {}, peer.responseUrl(IDS.channel, IDS.asker, guesses?.ts)),
    );
    const [, answer] = await peer.said(2);
    expect(answer).toMatchObject({ kind: 'post', thread });
    expect(answer?.args.replace_original).toBeUndefined();
  });
}
