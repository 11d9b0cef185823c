import { parse } from 'yaml';
import { changed, describeWithTool, read } from './tool';

const docker = read('deploy', 'Dockerfile');
const composed = read('deploy', 'compose.yaml');

describe('the image', () => {
  it('runs as nobody in particular', () => {
    expect(docker).toMatch(/^USER 1000:1000$/m);
  });

  it('is given no secret, and nothing from an address', () => {
    expect(read('deploy', 'Dockerfile.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', '.env.*', 'data', '.git']),
    );
    expect(docker).not.toMatch(/^ADD |https?:\/\/(?!127\.0\.0\.1|github\.com\/nodejs\/Release)/m);
  });
});

describeWithTool('hadolint', 'the Dockerfile', ({ runOn }) => {
  it('is right in the eyes of hadolint', () => {
    expect(runOn('Dockerfile', docker)).toEqual({ status: 0, output: '' });
  });

  it.each([
    ['a package without a version', 'USER 1000:1000', 'RUN apt-get install curl\nUSER 1000:1000', 'DL3008'],
    ['a last user that is root', 'USER 1000:1000', 'USER root', 'DL3002'],
    ['an image without a version', '-bookworm-slim\nENV', '-bookworm-slim\nFROM node\nENV', 'DL3006'],
    ['an instruction that there is not', 'EXPOSE 3978', 'EXPOSES 3978', 'missing whitespace'],
  ])('would not be with %s', (_what, part, by, code) => {
    expect(runOn('Dockerfile', changed(docker, part, by))).toEqual({
      status: 1,
      output: expect.stringContaining(code),
    });
  });
});

describe('the compose file', () => {
  const { signpost, database } = parse(composed).services;

  it('lets Signpost write to its volume alone, and this machine alone call it', () => {
    expect(signpost).toMatchObject({ read_only: true, cap_drop: ['ALL'], volumes: ['data:/data'] });
    expect(signpost.ports).toEqual(['127.0.0.1:3978:3978']);
    expect(database.ports).toBeUndefined();
  });

  it('gives Signpost longer to stop than the ten seconds that it takes', () => {
    expect(Number.parseInt(signpost.stop_grace_period, 10)).toBeGreaterThan(10);
  });

  it('is started with the .env that its head tells of, in the documents too', () => {
    const command = 'docker compose --env-file .env -f deploy/compose.yaml up -d --build';
    for (const text of [composed, read('docs', 'operations.md')]) expect(text).toContain(command);
  });
});

describeWithTool('dclint', 'the compose file', ({ runOn }) => {
  it('is right in the eyes of dclint and the Compose specification', () => {
    expect(runOn('compose.yaml', composed, '--quiet')).toEqual({ status: 0, output: '\n' });
  });

  it.each([
    ['a setting that there is not', 'read_only: true', 'readonly: true', 'invalid-schema'],
    ['a setting of another type', 'init: true', 'init: [1]', 'invalid-schema'],
    ['a port open to the network', '"127.0.0.1:3978:3978"', '"3978:3978"', 'no-unbound-port-interfaces'],
  ])('would not be with %s', (_what, part, by, code) => {
    expect(runOn('compose.yaml', changed(composed, part, by), '--quiet')).toEqual({
      status: 1,
      output: expect.stringContaining(code),
    });
  });
});
