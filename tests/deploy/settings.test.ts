import { parse as parseEnvironment } from 'dotenv';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig, SETTING_NAMES } from '../../src/config';
import { read } from './tool';

const unit = read('deploy', 'systemd', 'signpost.service');
/** What follows `key` on its lines, by words. */
const lines = (text: string, key: string) =>
  [...text.matchAll(new RegExp(`^${key}(.*)$`, 'gm'))].flatMap(([, line]) => line?.split(' ') ?? []);
/** The settings that the unit gives to the program itself. */
const given = lines(unit, 'ExecStart=/usr/bin/env ').filter((word) => word.includes('='));

it('every way of running it sets only settings that there are', () => {
  const [pod] = parseAllDocuments(read('deploy', 'kubernetes', 'signpost.yaml')).map((document) => document.toJS());
  const names = [
    ...Object.keys(parse(read('deploy', 'compose.yaml')).services.signpost.environment),
    ...pod.spec.template.spec.containers[0].env.map(({ name }: { name: string }) => name),
    ...lines(unit, 'Environment='),
    ...given,
    ...lines(read('deploy', 'Dockerfile'), 'ENV '),
  ].map((entry) => entry.replace(/=.*/, ''));
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !name.startsWith('NODE_') && !SETTING_NAMES.includes(name))).toEqual([]);
});

describe('under the systemd unit the content and the data stand where it puts them', () => {
  /** What the program sees: the unit's Environment=, over it the settings' file (as systemd has it), over that what the unit gives to the program. */
  const seenWith = (file: string) =>
    readConfig({
      ...parseEnvironment(lines(unit, 'Environment=').join('\n')),
      ...parseEnvironment(file),
      ...parseEnvironment(given.join('\n')),
    });

  it.each([
    ['no settings', ''],
    ['.env.example copied as it is', read('.env.example')],
    ['a file of an earlier release', 'KNOWLEDGE_DIR=./knowledge\nDATA_DIR=./data\n'],
    ['empty values', 'KNOWLEDGE_DIR=\nDATA_DIR=\n'],
  ])('with %s', (_what, file) => {
    expect(seenWith(file)).toMatchObject({ knowledgeDir: '/opt/signpost/knowledge', dataDir: '/var/lib/signpost' });
    expect(lines(unit, 'StateDirectory=')).toEqual(['signpost']);
  });
});

it('.env.example names no folder, so that its copy leaves them to whoever runs it', () => {
  const { KNOWLEDGE_DIR, DATA_DIR } = parseEnvironment(read('.env.example'));
  expect([KNOWLEDGE_DIR, DATA_DIR]).toEqual(['', '']);
});
