import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../answering/answer';
import { LIMIT_SCOPES, type LimitScope } from '../limits/limits';
import { CHANNELS, type Channel, type Question } from '../question';
import { inSpan } from '../tracing';
import { UNCAUGHT, type Uncaught } from '../watch-uncaught';
import { PLATFORM_FAULTS, platformFault } from './platform-fault';
import type { Watch } from './watch';

/** What /metrics reads at each visit. */
interface Readings {
  /** Names of what is down, as in /readyz. */
  readonly degraded: () => readonly string[];
  readonly content: () => { readonly version: string; readonly problems: readonly string[] };
  /** What waits to be written to the store, and what was dropped since the start. */
  readonly store: () => { readonly waiting: number; readonly dropped: number };
}

/** All that is counted. Every label is from a closed list of the code, or an id of the content: never words, never people. */
export interface Metrics extends Watch {
  /** Counts an answer. */
  answered(question: Question, answer: Answer): void;
  /** Counts a question that the assistant failed on, against its promise. */
  failed(channel: Channel): void;
  limited(scope: LimitScope): void;
  requested(route: string, status: number): void;
  /** Counts an error that nothing caught. */
  uncaught(kind: Uncaught): void;
  /** Reads these whenever /metrics is read. */
  read(readings: Readings): void;
  /** All of it in Prometheus' text format, and that format's content type. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
  /** The names of all metrics, for the test that holds the dashboard and the alerts to them. */
  names(): readonly string[];
}

/** Seconds: an answer takes about a millisecond, a post some hundred; Slack wants to hear from us within 3 s. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** Makes the metrics of one process, with a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'signpost_questions_total',
    help: 'Questions answered, by how they ended.',
    labelNames: ['channel', 'surface', 'outcome', 'urgent'] as const,
    registers,
  });
  const topics = new Counter({
    name: 'signpost_topics_total',
    help: 'Answers, by their main topic.',
    labelNames: ['topic'] as const,
    registers,
  });
  const failures = new Counter({
    name: 'signpost_failed_answers_total',
    help: 'Questions that the assistant failed on: always a fault of ours.',
    labelNames: ['channel'] as const,
    registers,
  });
  const limited = new Counter({
    name: 'signpost_limited_total',
    help: 'Questions refused by a limit.',
    labelNames: ['scope'] as const,
    registers,
  });
  const requests = new Counter({
    name: 'signpost_http_requests_total',
    help: 'HTTP requests, by route and class of status.',
    labelNames: ['route', 'status'] as const,
    registers,
  });
  const faults = new Counter({
    name: 'signpost_platform_errors_total',
    help: 'Posts that a platform did not take.',
    labelNames: ['channel', 'fault'] as const,
    registers,
  });
  const refused = new Counter({
    name: 'signpost_refused_events_total',
    help: 'Events that were not taken in, for want of room: the platform sends them again.',
    labelNames: ['channel'] as const,
    registers,
  });
  const uncaught = new Counter({
    name: 'signpost_uncaught_total',
    help: 'Errors that nothing caught: exceptions, after which the process ends, and rejections of promises.',
    labelNames: ['kind'] as const,
    registers,
  });
  // Alerts ask for an increase, and Prometheus sees none in a series whose first value is 1.
  for (const kind of UNCAUGHT) uncaught.inc({ kind }, 0);
  for (const scope of LIMIT_SCOPES) limited.inc({ scope }, 0);
  for (const channel of CHANNELS) {
    failures.inc({ channel }, 0);
    refused.inc({ channel }, 0);
    for (const fault of PLATFORM_FAULTS) faults.inc({ channel, fault }, 0);
  }
  const stages = new Histogram({
    name: 'signpost_stage_seconds',
    help: 'Time taken, by stage: answer (understand and compose), post (one call of the platform), reply (all of it).',
    labelNames: ['stage', 'channel'] as const,
    buckets: BUCKETS,
    registers,
  });
  const degraded = new Gauge({
    name: 'signpost_degraded',
    help: '1 for each part that is down while questions are still answered.',
    labelNames: ['part'] as const,
    registers,
  });
  const content = new Gauge({
    name: 'signpost_content_info',
    help: '1 for the version of the content in force.',
    labelNames: ['version'] as const,
    registers,
  });
  const problems = new Gauge({
    name: 'signpost_content_problems',
    help: 'Problems of the content in force, such as a review date that is past.',
    registers,
  });
  const waiting = new Gauge({
    name: 'signpost_store_waiting',
    help: 'Writes that wait for the store.',
    registers,
  });
  const dropped = new Gauge({
    name: 'signpost_store_dropped',
    help: 'Writes dropped since the start, since the store was away for too long.',
    registers,
  });

  let readings: Readings | undefined;
  const update = () => {
    if (!readings) return;
    const { version, problems: found } = readings.content();
    const store = readings.store();
    degraded.reset();
    for (const part of readings.degraded()) degraded.set({ part }, 1);
    content.reset();
    content.set({ version }, 1);
    problems.set(found.length);
    waiting.set(store.waiting);
    dropped.set(store.dropped);
  };

  return {
    answered({ channel, surface }, { outcome, urgent, sections, limited: refused }) {
      if (refused) return;
      questions.inc({ channel, surface, outcome, urgent: String(urgent) });
      topics.inc({ topic: sections.find(({ topic }) => topic)?.topic ?? 'none' });
    },
    failed: (channel) => failures.inc({ channel }),
    limited: (scope) => limited.inc({ scope }),
    requested: (route, status) => requests.inc({ route, status: `${Math.floor(status / 100)}xx` }),
    refused: (channel) => refused.inc({ channel }),
    uncaught: (kind) => uncaught.inc({ kind }),
    stage: (stage, channel, work) =>
      inSpan(`signpost.${stage}`, { channel }, async () => {
        const end = stages.startTimer({ stage, channel });
        try {
          return await work();
        } catch (error) {
          if (stage === 'post') faults.inc({ channel, fault: platformFault(error) });
          throw error;
        } finally {
          end();
        }
      }),
    read: (given) => {
      readings = given;
    },
    async text() {
      update();
      return { type: registry.contentType, body: await registry.metrics() };
    },
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
  };
}
