import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Way } from '../channels/slack/house';
import { realKnowledge } from '../fixtures/real-assistant';
import { deliverWithRetries, type SlackPeer, startSlackPeer } from '../peers/slack/slack-peer';
import type { Message } from '../peers/slack/workspace';
import { type SignpostProcess, startProcess } from '../peers/teams/process';
import { planTraffic } from './slack-traffic';

/**
 * A busy day in Slack, quickly: the whole of Signpost in a process of its own (real leaflet, sentence encoder, store), our peer at the other end.
 * `npm run bench:slack` sends 3,000 events over each transport and holds the figures to what they should be; otherwise it is a few hundred,
 * and only that each question is answered once.
 */
const EVENTS = Number(process.env.SIGNPOST_LOAD_EVENTS ?? 250);
const PER_SECOND = 50;
const isMeasured = EVENTS >= 3_000;
/** A machine with more to do than it has processors can tell nothing of time: the figures are then printed, not judged. */
const isBusy = !isMeasured && (loadavg()[0] ?? 0) > availableParallelism();
/** Questions without details of a case: those bring a note beside the answer. */
const QUESTIONS = realKnowledge()
  .golden.filter(({ kind }) => kind !== 'pii')
  .map(({ q }) => q);

jest.setTimeout(240_000 + (EVENTS / PER_SECOND) * 2_000);

describe.each<Way>(['http', 'socket'])('%s', (way) => {
  let peer: SlackPeer;
  let signpost: SignpostProcess;
  beforeAll(async () => {
    peer = await startSlackPeer();
    const { botToken, signingSecret, appToken, apiUrl } = peer.settings;
    signpost = await startProcess({
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: apiUrl,
      ...(way === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken }),
    });
    peer.eventsUrl = `${signpost.url}/slack/events`;
  });
  afterAll(async () => {
    await signpost?.stop();
    await peer?.close();
  });

  it(`answers each question once, of ${EVENTS} events`, async () => {
    const traffic = planTraffic({
      events: EVENTS,
      perSecond: PER_SECOND,
      questions: QUESTIONS,
      responseUrl: (channel) => peer.responseUrl(channel),
    });
    const line = way === 'http' ? peer.http : peer.socket;
    const asked = new Map<string, { at: number; struck: boolean }>();
    const acknowledged: number[] = [];
    const began = Date.now();
    const deliveries = traffic.map(async ({ at, delivery, key, fault }) => {
      await wait(Math.max(0, began + at - Date.now()));
      if (fault) peer.fault(fault);
      if (key && !asked.has(key)) asked.set(key, { at: Date.now(), struck: fault !== undefined });
      const tries = await deliverWithRetries(line, delivery);
      acknowledged.push(...tries.map(({ ms }) => ms));
    });
    await Promise.all(deliveries);
    await peer.said(asked.size, 30_000).catch(() => {});
    await peer.quiet();

    const answers = new Map<string, Message[]>();
    for (const said of peer.messages) {
      const key = said.thread ?? said.channel;
      answers.set(key, [...(answers.get(key) ?? []), said]);
    }
    const unlike = [...asked.keys()].filter((key) => answers.get(key)?.length !== 1);
    const tooMany = [...answers.keys()].filter((key) => !asked.has(key));
    const took = (struck: boolean) =>
      [...asked].flatMap(([key, { at, ...about }]) =>
        about.struck === struck ? (answers.get(key) ?? []).map((said) => said.at - at) : [],
      );
    const figures = {
      acknowledged: spread(acknowledged),
      answered: spread(took(false)),
      answeredAfterFault: spread(took(true)),
    };
    process.stdout.write(
      `slack-load ${way}: ${EVENTS} events, ${asked.size} questions, in ms: ${JSON.stringify(figures)}\n`,
    );

    expect({ unlike, tooMany }).toEqual({ unlike: [], tooMany: [] });
    expect(asked.size).toBeGreaterThan(EVENTS * 0.7);
    if (isBusy) return;
    expect(figures.acknowledged.p99).toBeLessThan(isMeasured ? 100 : 500);
    expect(figures.answered.p99).toBeLessThan(isMeasured ? 300 : 1_000);
  });
});

/** Median, 99th percentile and longest, in milliseconds. */
function spread(values: readonly number[]): { p50: number; p99: number; most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}
