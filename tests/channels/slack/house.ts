import { createServer } from 'node:http';
import express from 'express';
import type { Answer } from '../../../src/answering/answer';
import type { Assistant, AttentiveAssistant } from '../../../src/answering/assistant';
import { createSlackChannel, type SlackChannel, type SlackDeps, type SlackSettings } from '../../../src/channels/slack';
import type { IntakeLimits } from '../../../src/channels/slack/intake';
import type { Question } from '../../../src/question';
import { assignRequestId } from '../../../src/request-ids';
import { MemoryStore } from '../../../src/store/memory-store';
import {
  contactAnswer,
  definitionAnswer,
  helpAnswer,
  notedAnswer,
  topicAnswer,
  urgentAnswer,
} from '../../fixtures/answers';
import { keptLog } from '../../fixtures/kept-log';
import { realKnowledge } from '../../fixtures/real-assistant';
import { recordedAssistant } from '../../fixtures/recorded-assistant';
import { listenOnLoopback } from '../../peers/loopback';
import type { Line } from '../../peers/slack/line';
import { type SlackPeer, startSlackPeer } from '../../peers/slack/slack-peer';

/** The two ways in which Slack reaches the bot. */
export type Way = 'http' | 'socket';

/** The Slack channel on a server of its own, with a peer at its other end. */
export interface House {
  readonly peer: SlackPeer;
  readonly channel: SlackChannel;
  readonly line: Line;
  readonly address: string;
  /** What the assistant was asked. */
  readonly questions: Question[];
  /** Every line that was logged, at any level. */
  readonly logs: string[];
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly assistant?: Assistant | AttentiveAssistant;
  readonly store?: SlackDeps['store'];
  readonly limits?: NonNullable<SlackDeps['limits']>;
  readonly settings?: Partial<SlackSettings>;
  readonly intake?: IntakeLimits;
  readonly watch?: NonNullable<SlackDeps['watch']>;
}

/** Builds the house; the channel is not started yet. */
export async function buildHouse(way: Way, options: HouseOptions = {}): Promise<House> {
  const peer = await startSlackPeer();
  const { botToken, apiUrl, signingSecret, appToken } = peer.settings;
  const assistant = recordedAssistant(options.assistant ?? scripted);
  const { log, lines } = keptLog();
  const channel = createSlackChannel(
    {
      assistant,
      store: options.store ?? new MemoryStore(Date.now),
      knowledge: realKnowledge,
      log,
      clock: Date.now,
      ...(options.limits ? { limits: options.limits } : {}),
      ...(options.watch ? { watch: options.watch } : {}),
    },
    {
      botToken,
      apiUrl,
      channelAnswers: 'thread',
      ...(way === 'http' ? { signingSecret } : { appToken }),
      ...options.settings,
    },
    options.intake,
  );
  const app = express().use(assignRequestId);
  channel.mount(app);
  const loopback = await listenOnLoopback(createServer(app));
  const address = `http://127.0.0.1:${loopback.port}/slack/events`;
  peer.eventsUrl = address;
  return {
    peer,
    channel,
    line: way === 'http' ? peer.http : peer.socket,
    address,
    questions: assistant.asked,
    logs: lines,
    close: async () => {
      await channel.stop();
      await loopback.close();
      await peer.close();
    },
  };
}

/** Builds the house and starts the channel. */
export async function openHouse(way: Way, options: HouseOptions = {}): Promise<House> {
  const house = await buildHouse(way, options);
  await house.channel.start();
  return house;
}

/** An assistant with an answer made by hand for each of a few questions. */
export const scripted: Assistant = { answer: async (question) => answerTo(question) };

function answerTo(question: Question): Answer {
  if ('choice' in question) return question.choice.id === 'wishaw' ? contactAnswer() : topicAnswer();
  if (question.text === '') return helpAnswer();
  if (/now/.test(question.text)) return urgentAnswer();
  if (/wishaw/i.test(question.text)) return contactAnswer();
  if (/definition/.test(question.text)) return definitionAnswer();
  if (/Kayleigh/.test(question.text)) return notedAnswer();
  return topicAnswer();
}

/** A store every call of which comes to the same. */
export function brokenStore(call: () => Promise<never>): SlackDeps['store'] {
  return {
    claimDelivery: call,
    finishDelivery: call,
    releaseDelivery: call,
    sendQuestion: call,
    countFeedback: call,
    conversation: call,
  };
}
