import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { SETTING_NAMES } from '../../src/config';
import { createMetrics } from '../../src/metrics/metrics';

const DEPLOY = join(__dirname, '..', '..', 'deploy');
const read = (...path: string[]) => readFileSync(join(DEPLOY, ...path), 'utf8');

describe('what watches over Signpost', () => {
  const dashboard = read('monitoring', 'dashboard.json');
  const alerts = read('monitoring', 'alerts.yaml');
  const exprs: string[] = [
    ...JSON.parse(dashboard).panels.flatMap((panel: { targets: { expr: string }[] }) =>
      panel.targets.map(({ expr }) => expr),
    ),
    ...parse(alerts).groups[0].rules.map(({ expr }: { expr: string }) => expr),
  ];
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
    const page = readFileSync(join(DEPLOY, '..', 'docs', 'operations.md'), 'utf8');
    const explained = new Set(page.match(/\bsignpost_\w+/g));
    expect([...explained].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => name.startsWith('signpost_') && !explained.has(name))).toEqual([]);
  });

  it('selects by labels that the metrics have', () => {
    const labels = new Set(exprs.flatMap((expr) => [...expr.matchAll(/(\w+)=~?"/g)].map(([, label]) => label)));
    const ours = [
      'channel',
      'surface',
      'outcome',
      'urgent',
      'topic',
      'scope',
      'stage',
      'fault',
      'route',
      'status',
      'part',
      'version',
    ];
    expect([...labels].filter((label) => label !== 'job' && !ours.includes(label ?? ''))).toEqual([]);
  });

  it('gives each alert a severity and words', () => {
    for (const { alert, labels, annotations } of parse(alerts).groups[0].rules)
      expect([alert, labels.severity, annotations.summary]).toEqual([
        expect.stringMatching(/^Signpost/),
        expect.stringMatching(/^(?:critical|warning|info)$/),
        expect.stringMatching(/\.$/),
      ]);
  });
});

describe('the manifests for Kubernetes', () => {
  const documents = readdirSync(join(DEPLOY, 'kubernetes')).flatMap((name) =>
    parseAllDocuments(read('kubernetes', name)).map((document) => document.toJS()),
  );
  const of = (kind: string) => documents.find((document) => document.kind === kind);
  const pod = () => of('Deployment').spec.template.spec;
  const [container] = pod().containers;

  it('run two replicas, of which one always stays', () => {
    expect(of('Deployment').spec.replicas).toBe(2);
    expect(of('PodDisruptionBudget').spec.minAvailable).toBe(1);
    expect(of('Deployment').spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
  });

  it('give the pod no right that it does not need', () => {
    expect(pod()).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('select the pods that they make', () => {
    const labels = of('Deployment').spec.template.metadata.labels;
    expect(of('Deployment').spec.selector.matchLabels).toEqual(labels);
    expect(of('Service').spec.selector).toEqual(labels);
    expect(of('PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels);
    expect(of('NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels);
  });

  it('ask for life where it is told, and let the world see nothing but what the platforms call', () => {
    expect(container.readinessProbe.httpGet.path).toBe('/readyz');
    expect(container.livenessProbe.httpGet.path).toBe('/livez');
    const paths = of('Ingress').spec.rules[0].http.paths;
    expect(paths.map(({ path, pathType }: { path: string; pathType: string }) => [path, pathType])).toEqual([
      ['/slack/events', 'Exact'],
      ['/api/messages', 'Exact'],
    ]);
  });
});

describe('every way of running it', () => {
  const compose = parse(read('compose.yaml'));
  const unit = read('systemd', 'signpost.service');
  const docker = read('Dockerfile');

  it('sets only settings that there are', () => {
    const [pod] = parseAllDocuments(read('kubernetes', 'signpost.yaml')).map((document) => document.toJS());
    const names = [
      ...Object.keys(compose.services.signpost.environment),
      ...pod.spec.template.spec.containers[0].env.map(({ name }: { name: string }) => name),
      ...[...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line]) => line?.split(' ') ?? []),
      ...[...docker.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) => line?.split(' ') ?? []),
    ].map((entry) => entry.replace(/=.*/, ''));
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => name !== 'NODE_ENV' && !SETTING_NAMES.includes(name))).toEqual([]);
  });

  it('runs as nobody in particular, on a file system that cannot be written to', () => {
    expect(docker).toMatch(/^USER 1000:1000$/m);
    expect(compose.services.signpost).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(unit).toMatch(/^DynamicUser=yes$/m);
    expect(unit).toMatch(/^ProtectSystem=strict$/m);
  });

  it('gives it longer to stop than it takes', () => {
    expect(Number.parseInt(compose.services.signpost.stop_grace_period, 10)).toBeGreaterThan(10);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
  });

  it('copies no secret into the image', () => {
    expect(read('Dockerfile.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', '.env.*', 'data', '.git']),
    );
  });
});

const analyse = (...args: string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' });
const hasTool = analyse('--version').status === 0;
(hasTool ? describe : describe.skip)('the systemd unit', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'signpost-unit-'));
    file = join(folder, 'signpost.service');
    // The tool asks that the program is there: on this machine node may be elsewhere.
    writeFileSync(file, read('systemd', 'signpost.service').replace('/usr/bin/node', process.execPath));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is right in the eyes of systemd', () => {
    const { status, stderr } = analyse('verify', file);
    expect([status, stderr.split('\n').filter((line) => line.includes('signpost'))]).toEqual([0, []]);
  });

  it('exposes little', () => {
    const { stdout } = analyse('security', '--offline=true', '--no-pager', file);
    expect(Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1])).toBeLessThan(2);
  });
});
