import { setTimeout as wait } from 'node:timers/promises';
import { MESSAGES } from '../../src/answering/messages';
import { brokenStore, buildHouse, type House, type HouseOptions, scripted, type Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { IDS } from '../peers/slack/ids';
import { command, mention } from '../peers/slack/payloads';
import { formIn } from './slack-sending';

/** What takes seconds: each in a house of its own, over both transports, as many at a time as jest allows. */

interface Visit {
  readonly options?: HouseOptions;
  readonly ways?: readonly Way[];
  readonly visit: (house: House) => Promise<void>;
}

const BOTH: readonly Way[] = ['http', 'socket'];
const never = () => new Promise<never>(() => {});
const answersAQuestion = async ({ line, peer }: House) => {
  await line.deliver(mention({ text: 'wishaw' }));
  await peer.said(1);
};

/** A store that keeps a sent question only once it is told to. */
function lateStore(kept: string[]) {
  let release = () => {};
  const store = {
    ...brokenStore(() => Promise.reject(new Error('down'))),
    sendQuestion: ({ text }: { text: string }) =>
      new Promise<void>((resolve) => {
        release = () => {
          kept.push(text);
          resolve();
        };
      }),
  };
  return { store, release: () => release() };
}
const keptLate: string[] = [];
const late = lateStore(keptLate);

const VISITS: Readonly<Record<string, Visit>> = {
  // Five seconds each: both transports call Slack alike.
  'waits no longer than five seconds for a Slack that says nothing, and then asks again': {
    ways: ['http'],
    visit: async ({ peer, line }) => {
      peer.fault({ method: 'chat.postMessage', hang: true });
      await line.deliver(mention({ text: 'wishaw' }));
      await peer.said(1, 12_000);
      expect(await peer.quiet()).toMatchObject([{ kind: 'post' }]);
    },
  },
  'answers privately when a response_url says nothing': {
    ways: ['socket'],
    visit: async ({ peer, line, logs }) => {
      peer.fault({ method: 'response_url', hang: true });
      await line.deliver(command('wishaw', peer.responseUrl()));
      await peer.said(1, 12_000);
      expect(await peer.quiet()).toMatchObject([{ kind: 'ephemeral', user: IDS.asker }]);
      expect(logs.join('')).toContain('timeout');
    },
  },
  'keeps the words in the form when the store never answers': {
    options: { store: brokenStore(never), assistant: realAssistant() },
    visit: async (house) => {
      const view = await formIn(house);
      const errors = await house.peer.submit(house.line, view, { question: 'Does it cover boys?' });
      expect(errors).toEqual({ question: MESSAGES['form.failed'] });
      expect(house.peer.views.stack).toEqual([view]);
    },
  },
  'keeps once what is sent again after the store was too slow': {
    ways: ['socket'],
    options: { store: late.store, assistant: realAssistant() },
    visit: async (house) => {
      const view = await formIn(house);
      const send = () => house.peer.submit(house.line, view, { question: 'Does it cover boys?' });
      expect(await send()).toEqual({ question: MESSAGES['form.failed'] });
      late.release();
      expect(await send()).toEqual({});
      expect(keptLate).toEqual(['Does it cover boys?']);
    },
  },
  'acknowledges within a second while the assistant thinks for two': {
    options: {
      assistant: {
        answer: async (question) => {
          await wait(2_000);
          return scripted.answer(question);
        },
      },
    },
    visit: async ({ line, peer }) => {
      const acknowledgements = await Promise.all([
        line.deliver(mention({ text: 'wishaw' })),
        line.deliver(command('wishaw', peer.responseUrl())),
      ]);
      for (const { acknowledged, ms } of acknowledgements) {
        expect(acknowledged).toBe(true);
        expect(ms).toBeLessThan(1_000);
      }
      await peer.said(2);
    },
  },
  'holds no other thread back for a rate limit, and answers after it': {
    visit: async ({ peer, line }) => {
      peer.fault({ method: 'chat.postMessage', retryAfter: 2 });
      await line.deliver(mention({ text: 'wishaw' }));
      await peer.quiet();
      await line.deliver(mention({ text: 'signs' }));
      const [first] = await peer.said(1);
      expect(first?.text).toContain('What are the signs to look out for?');
      await peer.said(2);
    },
  },
  'comes back when nothing works for a while, and answers once': {
    visit: async ({ peer, line, logs }) => {
      peer.fault({ method: '*', retryAfter: 60, times: 3 });
      await line.deliver(mention({ text: 'wishaw' }));
      await peer.said(1);
      expect(await peer.quiet()).toMatchObject([{ kind: 'post' }]);
      expect(logs.join('')).toContain('it is tried again later');
    },
  },
  'answers once, and without delay, when the store never answers': {
    options: { store: brokenStore(never) },
    visit: async ({ peer, line }) => {
      const delivery = mention({ text: 'wishaw' });
      await Promise.all([line.deliver(delivery), line.deliver(delivery)]);
      await peer.said(1);
      await line.deliver(delivery, { attempt: 1, reason: 'http_timeout' });
      expect(await peer.quiet()).toHaveLength(1);
    },
  },
};

async function inHouse(way: Way, { options, visit }: Visit): Promise<void> {
  const house = await buildHouse(way, options);
  try {
    await house.channel.start();
    await visit(house);
  } finally {
    await house.close();
  }
}

describe('Slack, with patience', () => {
  const visits = Object.entries(VISITS).flatMap(([what, visit]) =>
    (visit.ways ?? BOTH).map((way) => [way, what, visit] as const),
  );
  it.concurrent.each(visits)('over %s %s', async (way, _what, visit) => inHouse(way, visit));
});

describe('Slack out of reach at the start, where something else is served', () => {
  const reached = (house: House) => house.peer.until(() => house.channel.state() === 'connected');

  it.concurrent.each(BOTH)('comes later over %s, and the administrator is told', async (way) => {
    const house = await buildHouse(way);
    try {
      // The client asks three times itself.
      house.peer.fault({ method: 'auth.test', status: 503, times: 4 });
      await house.channel.start({ mayComeLater: true });
      expect(house.channel.state()).not.toBe('connected');
      const [told] = house.logs.map((line) => JSON.parse(line));
      expect(told).toMatchObject({ level: 50, code: 'slack_unreachable' });
      expect(told.msg).toMatch(/Check that this machine reaches slack\.com.*tried again/);
      await reached(house);
      expect(house.logs.join('')).toContain('Slack is reached now');
      await answersAQuestion(house);
    } finally {
      await house.close();
    }
  });

  it.concurrent('opens its socket later, which was refused', async () => {
    const house = await buildHouse('socket');
    try {
      house.peer.socket.refusing = true;
      await house.channel.start({ mayComeLater: true });
      expect(house.logs.join('')).toContain('slack_socket_refused');
      house.peer.socket.refusing = false;
      await reached(house);
      await answersAQuestion(house);
    } finally {
      await house.close();
    }
  });

  it.concurrent.each(BOTH)('is given up over %s when it stops', async (way) => {
    const house = await buildHouse(way);
    house.peer.fault({ method: 'auth.test', status: 503, times: 1_000 });
    await house.channel.start({ mayComeLater: true });
    await house.close();
    expect(house.channel.state()).toBe('stopped');
    const asked = house.peer.calls.length;
    await wait(700);
    expect(house.peer.calls).toHaveLength(asked);
  });

  it.concurrent.each(BOTH)('ends the start over %s all the same when its token is refused', async (way) => {
    const house = await buildHouse(way, { settings: { botToken: 'xoxb-wrong' } });
    try {
      await expect(house.channel.start({ mayComeLater: true })).rejects.toMatchObject({ code: 'slack_invalid_auth' });
    } finally {
      await house.close();
    }
  });
});
