import { setTimeout as wait } from 'node:timers/promises';
import { buildHouse, type House, type Way } from '../channels/slack/house';
import { mention } from '../peers/slack/payloads';

const BOTH: readonly Way[] = ['http', 'socket'];

async function inHouse(way: Way, visit: (house: House) => Promise<void>, botToken?: string): Promise<void> {
  const house = await buildHouse(way, botToken ? { settings: { botToken } } : {});
  try {
    await visit(house);
  } finally {
    await house.close();
  }
}

describe('a bot token that lacks a scope', () => {
  function withhold({ peer }: House, scope: string): void {
    peer.scopes = peer.scopes.filter((granted) => granted !== scope);
  }

  it.each(BOTH)(
    'without which somebody would ask in vain ends the start over %s, naming it and where to add it',
    (way) =>
      inHouse(way, async (house) => {
        withhold(house, 'im:history');
        const start = house.channel.start({ mayComeLater: true });
        await expect(start).rejects.toMatchObject({ code: 'slack_missing_scope' });
        await expect(start).rejects.toThrow(/lacks the scope im:history.*OAuth & Permissions.*Reinstall/);
        expect(house.channel.state()).toBe('failed');
      }),
  );

  it.each(BOTH)('of another kind is told of in the log, and questions are answered over %s', (way) =>
    inHouse(way, async (house) => {
      withhold(house, 'assistant:write');
      await house.channel.start();
      expect(house.logs.join('')).toMatch(/"slack_missing_scope".*lacks the scope assistant:write/);
      await house.line.deliver(mention({ text: 'wishaw' }));
      await house.peer.said(1);
    }),
  );
});

/** Slack is out of reach at the start, and something else is served. */
describe('a late start', () => {
  async function comesToAnswer({ peer, channel, line }: House): Promise<void> {
    await peer.until(() => channel.state() === 'connected');
    await line.deliver(mention({ text: 'wishaw' }));
    await peer.said(1);
  }

  it.each(BOTH)('comes over %s when Slack is there, and the administrator is told', (way) =>
    inHouse(way, async (house) => {
      // The client asks three times itself.
      house.peer.fault({ method: 'auth.test', status: 503, times: 4 });
      await house.channel.start({ mayComeLater: true });
      expect(house.channel.state()).not.toBe('connected');
      const [told] = house.logs.map((line) => JSON.parse(line));
      expect(told).toMatchObject({ level: 50, code: 'slack_unreachable' });
      expect(told.msg).toMatch(/Check that this machine reaches slack\.com.*tried again/);
      await comesToAnswer(house);
      expect(house.logs.join('')).toContain('Slack is reached now');
    }),
  );

  it('comes when the socket is opened, which was refused', () =>
    inHouse('socket', async (house) => {
      house.peer.socket.refusing = true;
      await house.channel.start({ mayComeLater: true });
      expect(house.logs.join('')).toContain('slack_socket_refused');
      house.peer.socket.refusing = false;
      await comesToAnswer(house);
    }));

  it('is given up when Signpost stops', () =>
    inHouse('http', async ({ peer, channel }) => {
      peer.fault({ method: 'auth.test', status: 503, times: 1_000 });
      await channel.start({ mayComeLater: true });
      await channel.stop();
      expect(channel.state()).toBe('stopped');
      const asked = peer.calls.length;
      await wait(600);
      expect(peer.calls).toHaveLength(asked);
    }));

  it.each(BOTH)('does not come over %s with a token that Slack refuses: the start ends', (way) =>
    inHouse(
      way,
      async ({ channel }) => {
        await expect(channel.start({ mayComeLater: true })).rejects.toMatchObject({ code: 'slack_invalid_auth' });
      },
      'xoxb-wrong',
    ),
  );
});
