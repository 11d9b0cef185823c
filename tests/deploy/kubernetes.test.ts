import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { changed, describeWithTool, read } from './tool';

const FILES = readdirSync(join(__dirname, '..', '..', 'deploy', 'kubernetes'));
const documents = FILES.flatMap((name) =>
  parseAllDocuments(read('deploy', 'kubernetes', name)).map((document) => document.toJS()),
);
const of = (kind: string) => documents.find((document) => document.kind === kind);
const pod = of('Deployment').spec.template.spec;
const [container] = pod.containers;

describe('the manifests for Kubernetes', () => {
  it('run two replicas, of which one always stays', () => {
    expect(of('Deployment').spec.replicas).toBe(2);
    expect(of('PodDisruptionBudget').spec.minAvailable).toBe(1);
    expect(of('Deployment').spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
  });

  it('give the pod no right that it does not need', () => {
    expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
    for (const { securityContext, resources } of [container, ...pod.initContainers]) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(resources.limits.memory).toMatch(/^\d+Mi$/);
    }
  });

  it('hold no secret', () => {
    expect(documents.map(({ kind }) => kind)).not.toContain('Secret');
    expect(container.envFrom).toEqual([{ secretRef: { name: 'signpost' } }]);
  });

  it('select the pods that they make', () => {
    const labels = of('Deployment').spec.template.metadata.labels;
    expect(of('Deployment').spec.selector.matchLabels).toEqual(labels);
    expect(of('Service').spec.selector).toEqual(labels);
    expect(of('PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels);
    expect(of('NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels);
  });

  it('put what the image has learned into the volume that lies over it, as the user that the image has', () => {
    const [learned] = pod.initContainers;
    const dataDir = container.env.find(({ name }: { name: string }) => name === 'DATA_DIR').value;
    expect(learned).toMatchObject({ image: container.image, command: ['cp', '-r', `${dataDir}/.`, '/volume'] });
    expect(learned.volumeMounts[0].name).toBe(container.volumeMounts[0].name);
    const { runAsUser, runAsGroup } = pod.securityContext;
    expect(read('deploy', 'Dockerfile')).toContain(`--chown=${runAsUser}:${runAsGroup} /app/data ${dataDir}\n`);
  });

  it('ask for life where it is told, and let the world see nothing but what the platforms call', () => {
    expect(container.startupProbe.httpGet.path).toBe('/readyz');
    expect(container.readinessProbe.httpGet.path).toBe('/readyz');
    expect(container.livenessProbe.httpGet.path).toBe('/livez');
    const paths = of('Ingress').spec.rules[0].http.paths;
    expect(paths.map(({ path, pathType }: { path: string; pathType: string }) => [path, pathType])).toEqual([
      ['/slack/events', 'Exact'],
      ['/api/messages', 'Exact'],
    ]);
  });

  it('give it the ten seconds that it takes to stop, after the pause before', () => {
    const [, pause] = container.lifecycle.preStop.exec.command;
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(pause) + 10);
  });
});

describeWithTool('kubernetes-validate', 'the manifests for Kubernetes', ({ run, runOn }) => {
  const paths = FILES.map((name) => join(__dirname, '..', '..', 'deploy', 'kubernetes', name));
  const manifest = read('deploy', 'kubernetes', 'signpost.yaml');
  const policy = read('deploy', 'kubernetes', 'network-policy.yaml');

  // The oldest that knows all of it, and the newest.
  it.each(['1.31', '1.37'])('are right by the schemas of %s', (version) => {
    const { status, output } = run('--strict', '--kubernetes-version', version, ...paths);
    expect([status, output.match(/ passed for resource /g)?.length]).toEqual([0, documents.length]);
  });

  it.each([
    ['replica', manifest, 'replicas: 2', 'replica: 2'],
    ["'two'", manifest, 'replicas: 2', "replicas: 'two'"],
    ['tcpsocket', manifest, 'httpGet: { path: /livez', 'tcpsocket: { path: /livez'],
    ['podselector', policy, 'podSelector', 'podselector'],
  ])('would not be with %s', (word, text, part, by) => {
    const { status, output } = runOn('changed.yaml', changed(text, part, by), '--strict', '--quiet');
    expect(status).not.toBe(0);
    expect(output).toContain(word);
  });
});
