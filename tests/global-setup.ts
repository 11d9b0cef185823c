import { join } from 'node:path';
import { loadKnowledge } from '../src/knowledge/load';
import { openLearned } from '../src/open-assistant';

/** Compiles the content's models once, before the workers start: each would otherwise compile its own. */
export default async function compileOnce(): Promise<void> {
  const root = join(__dirname, '..');
  const dataDir = join(root, 'node_modules', '.cache', 'signpost-tests');
  await openLearned(loadKnowledge(join(root, 'knowledge', 'cse')), { dataDir, encoder: true });
}
