import type { Answer } from '../../../src/answering/answer';
import type { Assistant } from '../../../src/answering/assistant';
import { createTeamsChannel, type TeamsChannel, type TeamsDeps, type TeamsSettings } from '../../../src/channels/teams';
import type { Question } from '../../../src/question';
import { createServer } from '../../../src/server';
import { MemoryStore } from '../../../src/store/memory-store';
import {
  didYouMeanAnswer,
  helpAnswer,
  notedAnswer,
  topicAnswer,
  unknownAnswer,
  urgentAnswer,
} from '../../fixtures/answers';
import { keptLog } from '../../fixtures/kept-log';
import { realKnowledge } from '../../fixtures/real-assistant';
import { recordedAssistant } from '../../fixtures/recorded-assistant';
import { APP_ID, TENANT, type TeamsActivity } from './activities';
import type { TeamsConnector } from './connector';

/** The token that the bot under test posts with. */
export const OUTGOING_TOKEN = 'outgoing-token';

/** A running bot: the real server and channel, spoken to over HTTP. */
export interface Bot {
  readonly url: string;
  readonly channel: TeamsChannel;
  /** What the assistant was asked. */
  readonly asked: readonly Question[];
  readonly log: readonly string[];
  /** Posts an activity with a good token, or with `token` (null: none). */
  post(activity: TeamsActivity, token?: string | null): Promise<Reply>;
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  /** The parsed body; undefined when there is none. */
  readonly body: unknown;
}

export interface BotOptions {
  readonly connector: TeamsConnector;
  readonly credentials?: boolean;
  readonly store?: TeamsDeps['store'];
  readonly assistant?: Assistant;
  readonly settings?: Partial<TeamsSettings>;
  readonly limits?: TeamsDeps['limits'];
  readonly patience?: TeamsDeps['patience'];
}

/** Answers by key words, so that a test sees which question arrived. */
function fixtureAnswer(question: Question): Answer {
  if ('choice' in question) return question.choice.id === 'help' ? helpAnswer() : topicAnswer();
  if (question.text.includes('fail')) throw new TypeError(`cannot answer ${question.text}`);
  if (question.text.includes('unknown')) return unknownAnswer();
  if (question.text.includes('unclear')) return didYouMeanAnswer();
  if (question.text.includes('case')) return notedAnswer();
  if (question.text.includes('danger')) return urgentAnswer();
  return topicAnswer();
}

export async function startBot({
  connector,
  credentials = true,
  store,
  assistant,
  settings,
  limits,
  patience,
}: BotOptions): Promise<Bot> {
  const recorded = recordedAssistant(assistant ?? { answer: async (question) => fixtureAnswer(question) });
  const { log, lines } = keptLog();
  const deps = {
    assistant: recorded,
    store: store ?? new MemoryStore(),
    knowledge: realKnowledge,
    log,
    clock: Date.now,
    ...(limits ? { limits } : {}),
    ...(patience ? { patience } : {}),
  };
  const given: TeamsSettings = {
    appId: APP_ID,
    appType: 'SingleTenant',
    appPassword: 'not-used',
    tenantId: TENANT,
    allowedTenants: [TENANT],
    openIdMetadataUrl: connector.metadataUrl,
    ...settings,
  };
  const channel = createTeamsChannel(deps, credentials ? given : undefined, async () =>
    credentials ? OUTGOING_TOKEN : undefined,
  );
  const server = createServer({
    mounts: [channel.mount],
    health: () => ({ ready: true, degraded: [] }),
    log,
    graceMs: 100,
  });
  const { port } = await server.start('127.0.0.1', 0);
  const url = `http://127.0.0.1:${port}/api/messages`;
  return {
    url,
    channel,
    asked: recorded.asked,
    log: lines,
    async post(activity, token = credentials ? connector.token(APP_ID) : null) {
      const headers = {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(activity) });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    async stop() {
      await channel.stop();
      await server.stop();
    },
  };
}
