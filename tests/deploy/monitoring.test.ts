import { join } from 'node:path';
import { parse } from 'yaml';
import { createMetrics } from '../../src/metrics/metrics';
import { changed, describeWithTool, read } from './tool';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}
const alerts = read('deploy', 'monitoring', 'alerts.yaml');
const rules: readonly Rule[] = parse(alerts).groups[0].rules;
const panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] = JSON.parse(
  read('deploy', 'monitoring', 'dashboard.json'),
).panels;
const panelExprs = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const exprs = [...panelExprs, ...rules.map(({ expr }) => expr)];

describe('what watches over Signpost', () => {
  /** A histogram's series carry endings of their own. */
  const named = new Set(
    exprs
      .flatMap((expr) => expr.match(/\b(?:signpost|nodejs|process)_\w+/g) ?? [])
      .map((name) => name.replace(/_(?:bucket|sum|count)$/, '')),
  );
  const known = createMetrics().names();

  it('reads no metric that there is not', () => {
    expect([...named].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('looks at every metric of ours', () => {
    expect(known.filter((name) => name.startsWith('signpost_') && !named.has(name))).toEqual([]);
  });

  it('is explained in docs/operations.md, metric by metric', () => {
    const explained = new Set(read('docs', 'operations.md').match(/\bsignpost_\w+/g));
    expect([...explained].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => name.startsWith('signpost_') && !explained.has(name))).toEqual([]);
  });

  it('asks for the metrics that every Node program has from Signpost alone', () => {
    const foreign = exprs.flatMap(
      (expr) => expr.match(/\b(?:up|nodejs_\w+|process_\w+)\b(?!\{job="signpost"\})/g) ?? [],
    );
    expect(foreign).toEqual([]);
  });

  it('selects by labels that the metrics have', () => {
    const labels = new Set(exprs.flatMap((expr) => [...expr.matchAll(/(\w+)!?=~?"/g)].map(([, label]) => label)));
    const ours = 'channel surface outcome urgent topic scope stage fault route status part version kind job'.split(' ');
    expect([...labels].filter((label) => !ours.includes(label ?? ''))).toEqual([]);
  });

  it('finds at 0 from the start what it waits for an increase of, where every one counts', async () => {
    const { body } = await createMetrics().text();
    const awaited = rules.flatMap(({ expr }) => [...expr.matchAll(/increase\((\w+)/g)].map(([, name]) => name));
    expect(awaited.length).toBeGreaterThan(3);
    for (const name of awaited) expect(body).toMatch(new RegExp(`^${name}\\{.*\\} 0$`, 'm'));
  });

  it('gives each alert a severity and words', () => {
    for (const { alert, labels, annotations } of rules)
      expect([alert, labels.severity, annotations.summary]).toEqual([
        expect.stringMatching(/^Signpost/),
        expect.stringMatching(/^(?:critical|warning|info)$/),
        expect.stringMatching(/\.$/),
      ]);
  });
});

/** Series by the minute, in promtool's notation: `0x9 5x50` is ten times 0, then 51 times 5; `0+3x60` grows by 3. */
const CALM: Readonly<Record<string, string>> = {
  'up{job="signpost",instance="a"}': '1x99',
  'process_start_time_seconds{job="signpost",instance="a"}': '1000x99',
  'nodejs_eventloop_lag_p99_seconds{job="signpost",instance="a"}': '0.02x99',
  'signpost_failed_answers_total{channel="slack"}': '0x99',
  'signpost_uncaught_total{kind="rejection"}': '0x99',
  'signpost_refused_events_total{channel="slack"}': '0x99',
  'signpost_platform_errors_total{channel="slack",fault="refused"}': '0x99',
  'signpost_platform_errors_total{channel="slack",fault="rate_limited"}': '0+5x99',
  'signpost_limited_total{scope="user"}': '0+1x99',
  'signpost_http_requests_total{route="slack",status="4xx"}': '0+3x99',
  'signpost_http_requests_total{route="other",status="4xx"}': '0+90x99',
  'signpost_stage_seconds_bucket{stage="answer",le="0.01"}': '0+60x99',
  'signpost_stage_seconds_bucket{stage="answer",le="3"}': '0+60x99',
  'signpost_stage_seconds_bucket{stage="answer",le="+Inf"}': '0+60x99',
  signpost_content_problems: '0x99',
  'signpost_content_info{version="a",instance="a"}': '1x99',
  'signpost_content_info{version="a",instance="b"}': '1x99',
  signpost_store_waiting: '12x99',
  signpost_store_dropped: '0x99',
};

/** What happens beside or in place of the calm, and which alerts are then up at which minute. */
const CASES: readonly (readonly [
  what: string,
  Readonly<Record<string, string>>,
  minute: number,
  firing: readonly string[],
])[] = [
  ['nothing', {}, 90, []],
  ['a replica that is away', { 'up{job="signpost",instance="b"}': '1x30 0x60' }, 35, ['SignpostDown']],
  ['no replica at all', { 'up{job="signpost",instance="a"}': '1x30' }, 45, ['SignpostDown']],
  [
    'one failed answer',
    { 'signpost_failed_answers_total{channel="slack"}': '0x30 1x60' },
    35,
    ['SignpostFailsToAnswer'],
  ],
  ['one failed answer, a while ago', { 'signpost_failed_answers_total{channel="slack"}': '0x30 1x60' }, 50, []],
  [
    'one error that nothing caught',
    { 'signpost_uncaught_total{kind="rejection"}': '0x30 1x60' },
    35,
    ['SignpostUncaught'],
  ],
  [
    'an upgrade: every replica started again once',
    { 'process_start_time_seconds{job="signpost",instance="a"}': '1000x30 2000x60' },
    60,
    [],
  ],
  [
    'three starts within an hour',
    { 'process_start_time_seconds{job="signpost",instance="a"}': '1000x30 2000x5 2300x5 2600x50' },
    60,
    ['SignpostRestarts'],
  ],
  [
    'a platform that takes no answers',
    { 'signpost_platform_errors_total{channel="slack",fault="refused"}': '0x30 0+1x60' },
    60,
    ['SignpostCannotPost'],
  ],
  ['a database that is away', { 'signpost_degraded{part="store"}': '1x99' }, 60, ['SignpostDegraded']],
  [
    'slow answers',
    {
      'signpost_stage_seconds_bucket{stage="answer",le="0.01"}': '0+50x99',
      'signpost_stage_seconds_bucket{stage="answer",le="1"}': '0+50x99',
    },
    60,
    ['SignpostSlow'],
  ],
  [
    'too much to do',
    { 'nodejs_eventloop_lag_p99_seconds{job="signpost",instance="a"}': '0.9x99' },
    60,
    ['SignpostEventLoopBlocked'],
  ],
  ['no room for an event', { 'signpost_refused_events_total{channel="slack"}': '0x30 1x60' }, 35, ['SignpostFull']],
  ['writes that wait', { signpost_store_waiting: '1200x99' }, 60, ['SignpostStoreBehind']],
  ['writes that were dropped', { signpost_store_dropped: '0x50 7x40' }, 58, ['SignpostStoreBehind']],
  [
    'a wrong secret',
    { 'signpost_http_requests_total{route="slack",status="4xx"}': '0+20x99' },
    60,
    ['SignpostRefusesCallers'],
  ],
  ['somebody who asks very much', { 'signpost_limited_total{scope="user"}': '0+3x99' }, 90, ['SignpostLimits']],
  ['a review that is due', { signpost_content_problems: '1x99' }, 90, ['SignpostContentToMend']],
  [
    'an old replica that stays',
    {
      'signpost_content_info{version="b",instance="b"}': '1x99',
      'signpost_content_info{version="a",instance="b"}': '_x99',
    },
    60,
    ['SignpostReplicasDiffer'],
  ],
];

it('the cases have each alert up once', () => {
  const seen = CASES.flatMap(([, , , firing]) => firing);
  expect(rules.map(({ alert }) => alert).filter((alert) => !seen.includes(alert))).toEqual([]);
});

describeWithTool('promtool', 'the alerts', ({ runOn }) => {
  it('are right in the eyes of Prometheus, and so is every expression of the dashboard', () => {
    const asRules = panelExprs.map((expr, i) => ({ record: `panel:${i}`, expr }));
    for (const text of [alerts, JSON.stringify({ groups: [{ name: 'dashboard', rules: asRules }] })])
      expect(runOn('rules.yaml', text, 'check', 'rules')).toEqual({
        status: 0,
        output: expect.stringMatching(/SUCCESS: \d\d rules found/),
      });
  });

  it.each([
    ['a bracket that is not closed', '[10m]', '[10m', 'could not parse expression'],
    ['a sum that cannot be made', 'max(signpost_content_problems)', 'rate(signpost_content_problems)', 'expected type'],
    ['a setting that there is not', 'for: 2m', 'four: 2m', 'not found'],
    ['words that name no value', '$labels.channel', '$lables.channel', 'undefined variable'],
  ])('would not be with %s', (_what, part, by, words) => {
    expect(runOn('rules.yaml', changed(alerts, part, by), 'check', 'rules')).toEqual({
      status: 1,
      output: expect.stringContaining(words),
    });
  });

  it('are up when they should be, and at no other time', () => {
    const tests = CASES.map(([name, more, minute, firing]) => ({
      name,
      interval: '1m',
      input_series: Object.entries({ ...CALM, ...more }).map(([series, values]) => ({ series, values })),
      promql_expr_test: [
        {
          expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: `${minute}m`,
          exp_samples: firing.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
        },
      ],
    }));
    const rule_files = [join(__dirname, '..', '..', 'deploy', 'monitoring', 'alerts.yaml')];
    const text = JSON.stringify({ rule_files, evaluation_interval: '1m', tests });
    expect(runOn('tests.yaml', text, 'test', 'rules')).toEqual({
      status: 0,
      output: expect.stringContaining('SUCCESS'),
    });
  });
});
