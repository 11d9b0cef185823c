import { parse, parseAllDocuments } from 'yaml';
import { SETTING_NAMES } from '../../src/config';
import { read } from './tool';

it('every way of running it sets only settings that there are', () => {
  const [pod] = parseAllDocuments(read('deploy', 'kubernetes', 'signpost.yaml')).map((document) => document.toJS());
  const lines = (text: string, key: string) =>
    [...text.matchAll(new RegExp(`^${key}(.*)$`, 'gm'))].flatMap(([, line]) => line?.split(' ') ?? []);
  const names = [
    ...Object.keys(parse(read('deploy', 'compose.yaml')).services.signpost.environment),
    ...pod.spec.template.spec.containers[0].env.map(({ name }: { name: string }) => name),
    ...lines(read('deploy', 'systemd', 'signpost.service'), 'Environment='),
    ...lines(read('deploy', 'Dockerfile'), 'ENV '),
  ].map((entry) => entry.replace(/=.*/, ''));
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !name.startsWith('NODE_') && !SETTING_NAMES.includes(name))).toEqual([]);
});
