import { createAssistant } from '../../src/answering/create-assistant';
import { createExplain } from '../../src/answering/explain';
import { createSlackChannel } from '../../src/channels/slack';
import { createTeamsChannel } from '../../src/channels/teams';
import { mountWeb } from '../../src/channels/web';
import { limitAssistant } from '../../src/limits/limited-assistant';
import { createLimits } from '../../src/limits/limits';
import { Matcher } from '../../src/matching/matcher';
import { countRequests } from '../../src/metrics/count-requests';
import { meterAssistant } from '../../src/metrics/metered-assistant';
import { createMetrics } from '../../src/metrics/metrics';
import { mountMetrics } from '../../src/metrics/metrics-route';
import { createServer, type Patience } from '../../src/server';
import { MemoryStore } from '../../src/store/memory-store';
import { keptLog } from '../fixtures/kept-log';
import { realKnowledge, realModel } from '../fixtures/real-assistant';
import { recordedAssistant } from '../fixtures/recorded-assistant';
import { startSlackPeer } from '../peers/slack/slack-peer';
import { APP_ID, TENANT } from '../peers/teams/activities';
import { startConnector } from '../peers/teams/connector';

/** All that Signpost serves over HTTP, put together as main.ts does, with Slack and Teams at its other ends: to be attacked. */
export type WholeServer = Awaited<ReturnType<typeof openWholeServer>>;

type AMinute = Parameters<typeof createLimits>[0];

export const METRICS_TOKEN = 'a-long-random-string';

/** For who asks so much that limits would answer in the assistant's place. */
export const UNLIMITED = { user: 1e9, workspace: 1e9 };

/** Opens it. `patience` makes it give callers up sooner than it does by itself, `aMinute` sets other limits. */
export async function openWholeServer({ patience, aMinute }: { patience?: Partial<Patience>; aMinute?: AMinute } = {}) {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  const [peer, connector] = [await startSlackPeer(), await startConnector()];
  const [knowledge, model, store] = [realKnowledge(), realModel(), new MemoryStore()];
  const [limits, metrics] = [createLimits(aMinute), createMetrics()];
  const { log, lines } = keptLog();
  const matcher = new Matcher(knowledge, model);
  const real = createAssistant({ knowledge, model, matcher, store, clock: Date.now });
  const limited = limitAssistant(real, { limits, knowledge: () => knowledge, onLimited: metrics.limited });
  const assistant = recordedAssistant(meterAssistant(limited, metrics));
  const deps = { assistant, store, knowledge: () => knowledge, log, clock: Date.now, limits, watch: metrics };
  const { botToken, apiUrl, signingSecret } = peer.settings;
  const slack = createSlackChannel(deps, { botToken, apiUrl, signingSecret, channelAnswers: 'thread' });
  const settings = {
    appId: APP_ID,
    appType: 'SingleTenant',
    appPassword: 'not-used',
    tenantId: TENANT,
    allowedTenants: [TENANT],
    openIdMetadataUrl: connector.metadataUrl,
  } as const;
  const teams = createTeamsChannel(deps, settings, async () => 'a-token-of-ours');
  const explaining = { explain: createExplain(knowledge, matcher), store };
  const web = mountWeb({ assistant, knowledge: () => knowledge, explaining, host: '127.0.0.1', limits });
  const server = createServer({
    first: [countRequests(metrics)],
    mounts: [mountMetrics(metrics, METRICS_TOKEN), slack.mount, teams.mount, web],
    health: () => ({ ready: true, degraded: [] }),
    log,
    graceMs: 200,
    ...(patience ? { patience } : {}),
  });
  const { url, port } = await server.start('127.0.0.1', 0);
  peer.eventsUrl = `${url}/slack/events`;
  await slack.start();
  return {
    url,
    port,
    peer,
    connector,
    signingSecret,
    /** What the assistant was asked. */
    asked: assistant.asked,
    logs: lines,
    /** What was left to fail by itself while it ran. */
    rejections,
    /** What /metrics says. */
    metrics: async () => (await metrics.text()).body,
    async close() {
      await Promise.all([slack.stop(), teams.stop(), server.stop()]);
      await Promise.all([peer.close(), connector.close()]);
      process.off('unhandledRejection', onRejection);
    },
  };
}
