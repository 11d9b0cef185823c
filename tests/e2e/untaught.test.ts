import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyWithFewExamples } from '../fixtures/few-examples';
import { LEAFLET_FOLDER } from '../fixtures/real-assistant';
import { ASK, runNode } from './ask-process';

/** Content of another subject than that whose topics the sentence encoder was taught. */

const dist = join(__dirname, '..', '..', 'dist');
const UNTAUGHT = 'The sentence encoder was not taught these topics';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-untaught-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function settingsFor(subject: string) {
  const knowledgeDir = join(folder, subject);
  const own = join(knowledgeDir, 'own');
  copyWithFewExamples(LEAFLET_FOLDER, own);
  const file = join(own, 'leaflet.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('command: cse', `command: ${subject}`));
  return { KNOWLEDGE_DIR: knowledgeDir, DATA_DIR: join(folder, `${subject}-data`), ENCODER: 'on' };
}

describe('content whose topics the encoder was not taught', () => {
  it('is compiled over its embeddings, says so, and is answered from', async () => {
    const settings = settingsFor('neglect');
    const built = await runNode([join(dist, 'matching', 'compile-main.js')], '', settings);
    expect([built.status, built.stderr.split('\n')[0]]).toEqual([0, expect.stringContaining(UNTAUGHT)]);
    const { status, stdout } = await runNode([ASK, 'who', 'wrote', 'it'], '', settings);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Perth and Kinross')]);
  }, 120_000);

  it('is told from that whose topics it was taught', async () => {
    const { status, stderr } = await runNode([join(dist, 'matching', 'compile-main.js')], '', settingsFor('cse'));
    expect([status, stderr]).toEqual([0, '']);
  }, 120_000);
});
