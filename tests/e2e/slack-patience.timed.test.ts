import { setTimeout as wait } from 'node:timers/promises';
import { MESSAGES } from '../../src/answering/messages';
import { MemoryStore } from '../../src/store/memory-store';
import type { SentQuestion } from '../../src/store/store';
import { brokenStore, buildHouse, type House, type HouseOptions, scripted, type Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { IDS } from '../peers/slack/ids';
import { command, mention } from '../peers/slack/payloads';
import { formIn } from './slack-sending';

/** What takes seconds: each in a house of its own, over both transports, all at the same time. */

interface Visit {
  readonly options?: HouseOptions;
  readonly ways?: readonly Way[];
  readonly visit: (house: House) => Promise<void>;
}

const BOTH: readonly Way[] = ['http', 'socket'];
const never = () => new Promise<never>(() => {});

/** A store that keeps the first question that is sent after three seconds, and every other at once. */
class LateStore extends MemoryStore {
  private lateMs = 3_000;
  override async sendQuestion(question: SentQuestion) {
    const ms = this.lateMs;
    this.lateMs = 0;
    await wait(ms);
    await super.sendQuestion(question);
  }
}
const late = new LateStore();

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
    options: { store: late, assistant: realAssistant() },
    visit: async (house) => {
      const view = await formIn(house);
      const send = () => house.peer.submit(house.line, view, { question: 'Does it cover boys?' });
      expect(await send()).toEqual({ question: MESSAGES['form.failed'] });
      expect(await send()).toEqual({});
      await wait(1_500);
      expect((await late.sentQuestions()).map(({ text }) => text)).toEqual(['Does it cover boys?']);
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
    (visit.ways ?? BOTH).map((way) => [`over ${way} ${what}`, way, visit] as const),
  );
  const running = new Map<string, Promise<void>>();
  beforeAll(() => {
    for (const [name, way, visit] of visits) {
      const ended = inHouse(way, visit);
      // Told of by its own test.
      ended.catch(() => {});
      running.set(name, ended);
    }
  });

  it.each(visits)('%s', (name) => running.get(name));
});
