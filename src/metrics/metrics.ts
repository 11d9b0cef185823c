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
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const questions = counter(
    'signpost_questions_total',
    'Questions answered, by how they ended.',
    'channel',
    'surface',
    'outcome',
    'urgent',
  );
  const topics = counter('signpost_topics_total', 'Answers, by their main topic.', 'topic');
  const failures = counter(
    'signpost_failed_answers_total',
    'Questions that the assistant failed on: always a fault of ours.',
    'channel',
  );
  const limited = counter('signpost_limited_total', 'Questions refused by a limit.', 'scope');
  const requests = counter(
    'signpost_http_requests_total',
    'HTTP requests, by route and class of status.',
    'route',
    'status',
  );
  const faults = counter('signpost_platform_errors_total', 'Posts that a platform did not take.', 'channel', 'fault');
  const refused = counter(
    'signpost_refused_events_total',
    'Events that were not taken in, for want of room: the platform sends them again.',
    'channel',
  );
  const uncaught = counter(
    'signpost_uncaught_total',
    'Errors that nothing caught: exceptions, after which the process ends, and rejections of promises.',
    'kind',
  );
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
  const degraded = gauge(
    'signpost_degraded',
    '1 for each part that is down while questions are still answered.',
    'part',
  );
  const content = gauge('signpost_content_info', '1 for the version of the content in force.', 'version');
  const problems = gauge(
    'signpost_content_problems',
    'Problems of the content in force, such as a review date that is past.',
  );
  const waiting = gauge('signpost_store_waiting', 'Writes that wait for the store.');
  const dropped = gauge(
    'signpost_store_dropped',
    'Writes dropped since the start, since the store was away for too long.',
  );

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
