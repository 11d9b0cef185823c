import { openHouse, type Way } from '../channels/slack/house';
import { IDS } from '../peers/slack/ids';
import { command, directMessage, mention } from '../peers/slack/payloads';
import { slackSuite } from './slack-suite';

const SIGNS = 'What are the signs to look out for?';

/** What a person gets, and what is logged, when Slack is not well. */
export function describeWeather(way: Way): void {
  const at = slackSuite(way);

  describe('when Slack is not well', () => {
    it.each([
      ['a rate limit', { retryAfter: 1 }],
      ['a server error', { status: 500 }],
      ['a hiccup of its own', { error: 'internal_error' }],
      ['slowness', { delayMs: 300 }],
    ])('answers after %s', async (_what, fault) => {
      at.house.peer.fault({ method: 'chat.postMessage', ...fault });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect(await at.only()).toMatchObject({ kind: 'post' });
    });

    it('holds no other thread back for a rate limit', async () => {
      at.house.peer.fault({ method: 'chat.postMessage', retryAfter: 2 });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      await at.house.peer.quiet();
      await at.house.line.deliver(mention({ text: 'signs' }));
      const [first] = await at.house.peer.said(1, 1_000);
      expect(first?.text).toContain(SIGNS);
      await at.house.peer.said(2);
    });

    it.each(['invalid_blocks', 'msg_blocks_too_long'])(
      'answers in plain text when the blocks are refused with %s',
      async (error) => {
        at.house.peer.fault({ method: 'chat.postMessage', error });
        await at.house.line.deliver(mention({ text: 'wishaw' }));
        const { blocks, text } = await at.only();
        expect(blocks).toEqual([]);
        expect(text).toContain('01698 348200');
      },
    );

    it('answers privately in a channel that it may not post to', async () => {
      at.house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action' });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect(await at.only()).toMatchObject({ kind: 'ephemeral', channel: IDS.channel, user: IDS.asker });
    });

    it('answers in a direct message where the channel takes nothing at all', async () => {
      await at.house.line.deliver(mention({ text: 'wishaw', channel: IDS.foreignChannel }));
      expect(await at.only()).toMatchObject({ kind: 'post', channel: IDS.direct });
      expect(at.house.logs.join('')).toContain('not_in_channel');
    });

    it.each([
      ['has expired', { error: 'expired_url' }],
      ['fails', { status: 404 }],
    ])('answers a command whose response_url %s', async (_what, fault) => {
      at.house.peer.fault({ method: 'response_url', ...fault });
      await at.house.line.deliver(command('wishaw', at.house.peer.responseUrl()));
      expect(await at.only()).toMatchObject({ kind: 'ephemeral', user: IDS.asker });
    });

    it('tells the log, by its code, of a question that no way could answer', async () => {
      at.house.peer.fault({ method: '*', error: 'token_revoked', times: 3 });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect(await at.house.peer.quiet()).toHaveLength(0);
      const last = JSON.parse(at.house.logs.at(-1) ?? '{}');
      expect(last).toMatchObject({
        code: 'token_revoked',
        surface: 'mention',
        msg: 'a question in Slack got no reply',
      });
    });
  });
}

/** What a person gets when the rest of the house fails. */
export function describeTrouble(way: Way): void {
  const never = () => new Promise<never>(() => {});
  const fail = () => Promise.reject(new Error('down'));

  it.each([
    ['fails', fail],
    ['never answers', never],
  ])('answers once, and without delay, when the store %s', async (_what, broken) => {
    const house = await openHouse(way, {
      store: {
        claimDelivery: broken,
        finishDelivery: broken,
        releaseDelivery: broken,
        sendQuestion: broken,
        countFeedback: broken,
      },
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
