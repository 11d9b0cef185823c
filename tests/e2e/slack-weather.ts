import { brokenStore, type House, openHouse, type Way } from '../channels/slack/house';
import { freshTs, IDS } from '../peers/slack/ids';
import { appEvent, command, directMessage, mention, message } from '../peers/slack/payloads';
import { slackSuite } from './slack-suite';

/** What a person gets, and what is logged, when Slack is not well. */
export function describeWeather(way: Way): void {
  const at = slackSuite(way);

  describe('when Slack is not well', () => {
    it.each([
      ['a server error', { status: 500 }],
      ['a hiccup of its own', { error: 'internal_error' }],
      ['slowness', { delayMs: 100 }],
      ['a broken connection', { cut: true }],
    ])('answers after %s', async (_what, fault) => {
      at.house.peer.fault({ method: 'chat.postMessage', ...fault });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect(await at.only()).toMatchObject({ kind: 'post' });
    });

    it.each([
      ['it may not post to', 'restricted_action'],
      ['is archived', 'is_archived'],
      ['whose thread was deleted meanwhile', 'thread_not_found'],
      ['whose question was deleted meanwhile', 'message_not_found'],
      ['Slack takes no card in, however plain', 'fatal_refusal'],
      ['is rate limited for longer than anybody waits', undefined],
    ])('answers privately in a channel that %s', async (_what, error) => {
      at.house.peer.fault({ method: 'chat.postMessage', ...(error ? { error } : { retryAfter: 60 }) });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect(await at.only()).toMatchObject({ kind: 'ephemeral', channel: IDS.channel, user: IDS.asker });
      expect(at.house.logs.join('')).toContain(error ?? 'ratelimited');
    });

    it.each([
      ['we are no member of', IDS.foreignChannel, 'not_in_channel'],
      ['is not to be found', 'C0000NOWHERE', 'channel_not_found'],
    ])('answers in a direct message where the channel %s', async (_what, channel, error) => {
      await at.house.line.deliver(mention({ text: 'wishaw', channel }));
      expect(await at.only()).toMatchObject({ kind: 'post', channel: IDS.direct });
      expect(at.house.logs.join('')).toContain(error);
    });

    it('tries three times within seconds, not for half an hour, and then another way', async () => {
      at.house.peer.fault({ method: 'chat.postMessage', status: 503, times: 100 });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect(await at.only()).toMatchObject({ kind: 'ephemeral' });
      expect(at.house.peer.calls.map(({ method }) => method)).toEqual([
        ...Array(3).fill('chat.postMessage'),
        'chat.postEphemeral',
      ]);
    });

    it('posts nothing again for all to read when the reply that took it breaks off: its asker gets it privately', async () => {
      at.house.peer.fault({ method: 'chat.postMessage', broken: true });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      expect((await at.house.peer.quiet()).map(({ kind }) => kind)).toEqual(['post', 'ephemeral']);
    });

    it('takes a command for answered when the reply of its response_url breaks off', async () => {
      const house = await openHouse(way);
      try {
        house.peer.fault({ method: 'response_url', broken: true });
        await house.line.deliver(command('wishaw', house.peer.responseUrl()));
        await house.peer.said(1);
        // Which waits for what is tried again.
        await house.channel.stop();
        expect(house.peer.calls.filter(({ method }) => method === 'response_url')).toHaveLength(1);
      } finally {
        await house.close();
      }
    });

    it('asks Slack nothing before it answers: a failing auth.test loses no question', async () => {
      at.house.peer.fault({ method: 'auth.test', error: 'internal_error', times: 100 });
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      await at.only();
      expect(at.house.peer.calls.map(({ method }) => method)).not.toContain('auth.test');
    });

    it.each([
      ['has expired', { error: 'expired_url' }],
      ['fails', { status: 404 }],
    ])('answers a command whose response_url %s', async (_what, fault) => {
      at.house.peer.fault({ method: 'response_url', ...fault });
      await at.house.line.deliver(command('wishaw', at.house.peer.responseUrl()));
      expect(await at.only()).toMatchObject({ kind: 'ephemeral', user: IDS.asker });
    });

    it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
      'tells the administrator of %s, once, and of its end',
      async (error) => {
        at.house.peer.fault({ method: '*', error, times: 3 });
        await at.house.line.deliver(mention({ text: 'wishaw' }));
        expect(await at.house.peer.quiet()).toHaveLength(0);
        expect(at.house.channel.state()).toBe('failed');
        const lines = at.house.logs.map((line) => JSON.parse(line));
        expect(lines.filter(({ code }) => code === 'slack_invalid_auth')).toHaveLength(1);
        expect(lines.find(({ code }) => code === 'slack_invalid_auth').msg).toContain(`SLACK_BOT_TOKEN (${error})`);
        expect(lines.at(-1)).toMatchObject({
          code: error,
          surface: 'mention',
          msg: 'a question in Slack got no reply',
        });

        await at.house.line.deliver(mention({ text: 'wishaw' }));
        await at.only();
        expect(at.house.channel.state()).toBe('connected');
        expect(at.house.logs.join('')).toContain('Slack takes SLACK_BOT_TOKEN again');
      },
    );

    it.each([
      ['that the app was uninstalled', appEvent('app_uninstalled'), /was uninstalled from the workspace/],
      ['that its token was revoked', appEvent('tokens_revoked', { tokens: { bot: [IDS.botUser] } }), /was revoked/],
    ])('tells the administrator %s', async (_what, delivery, words) => {
      await at.house.line.deliver(delivery);
      expect(at.house.channel.state()).toBe('failed');
      expect(at.house.logs.join('')).toMatch(words);
      await at.house.line.deliver(mention({ text: 'wishaw' }));
      await at.only();
    });

    it("leaves people's own tokens alone", async () => {
      await at.house.line.deliver(appEvent('tokens_revoked', { tokens: { oauth: [IDS.asker] } }));
      expect(at.house.channel.state()).toBe('connected');
    });
  });
}

/** What happens to a card that Slack refuses. */
export function describeRefusedCards(way: Way): void {
  async function inFreshHouse(visit: (house: House) => Promise<void>): Promise<void> {
    const house = await openHouse(way);
    try {
      await visit(house);
    } finally {
      await house.close();
    }
  }
  const attempts = ({ peer }: House) => peer.calls.filter(({ method }) => method === 'chat.postMessage').length;

  it.each([
    ['an alert', 'she is with him now', '"alert"', 'header'],
    ['rich text', 'what are the signs', '"rich_text"', 'section'],
  ])('refused for %s comes without it, and the next one at once', (_what, text, holding, instead) =>
    inFreshHouse(async (house) => {
      house.peer.fault({ method: 'chat.postMessage', error: 'invalid_blocks', holding, times: 100 });
      await house.line.deliver(mention({ text }));
      await house.peer.said(1);
      expect(attempts(house)).toBe(2);
      await house.line.deliver(mention({ text }));
      const said = await house.peer.said(2);
      expect(attempts(house)).toBe(3);
      for (const { blocks, text: whole } of said) {
        expect(JSON.stringify(blocks)).not.toContain(holding);
        expect(blocks.map(({ type }) => type)).toEqual(expect.arrayContaining([instead, 'actions']));
        expect(whole).toContain('999');
      }
    }),
  );

  it.each(['invalid_blocks', 'msg_blocks_too_long'])('refused however plain, with %s, comes as text', (error) =>
    inFreshHouse(async (house) => {
      house.peer.fault({ method: 'chat.postMessage', error, times: 2 });
      await house.line.deliver(mention({ text: 'wishaw' }));
      const [said] = await house.peer.said(1);
      expect(said?.blocks).toEqual([]);
      expect(said?.text).toContain('01698 348200');
      await house.line.deliver(mention({ text: 'wishaw' }));
      const [, next] = await house.peer.said(2);
      expect(next?.blocks.some(({ type }) => type === 'rich_text')).toBe(true);
    }),
  );
}

/** What a person gets when the rest of the house fails. */
export function describeTrouble(way: Way): void {
  const fail = () => Promise.reject(new Error('down'));

  it('answers once, and without delay, when the store fails', async () => {
    const house = await openHouse(way, { store: brokenStore(fail) });
    try {
      const delivery = mention({ text: 'wishaw' });
      await Promise.all([house.line.deliver(delivery), house.line.deliver(delivery)]);
      await house.peer.said(1);
      await house.line.deliver(delivery, { attempt: 1, reason: 'http_timeout' });
      expect(await house.peer.quiet()).toHaveLength(1);
    } finally {
      await house.close();
    }
  });

  it('writes no line for what people say to each other while the store fails', async () => {
    const house = await openHouse(way, { store: brokenStore(fail) });
    try {
      await house.line.deliver(message({ text: 'shall we meet at ten?', thread: freshTs() }));
      expect(await house.peer.quiet()).toEqual([]);
      expect(house.logs).toEqual([]);
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
      house.peer.fault({ method: 'chat.postMessage', delayMs: 100 });
      await house.line.deliver(mention({ text: 'wishaw' }));
      await house.channel.stop();
      expect(house.peer.messages).toHaveLength(1);
      expect(house.channel.state()).toBe('stopped');
    } finally {
      await house.close();
    }
  });

  it('tries an answer that waits for better weather once more when it is stopped', async () => {
    const house = await openHouse(way);
    try {
      house.peer.fault({ method: '*', retryAfter: 60, times: 3 });
      await house.line.deliver(mention({ text: 'wishaw' }));
      await house.peer.until(() => house.logs.join('').includes('it is tried again later'));
      await house.channel.stop();
      expect(house.peer.messages).toMatchObject([{ kind: 'post' }]);
    } finally {
      await house.close();
    }
  });
}
