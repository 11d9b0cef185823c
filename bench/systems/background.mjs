// Which of the leaflet's background texts serve as negatives for public data.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { thinned } from '../measures.mjs';

/** Commoner words than this do not make a text one about the leaflet's subject. */
const COMMON_WORDS = 200;
/** From this likeness on, a text may ask what an example asks. */
const NEAR = 0.4;
/** So many for each example at most, evenly spaced: no content has nine times as many, as the growing file would make it for the smallest tasks. */
const MOST = 2;

/** The background texts that have nothing of the leaflet's subject in them: of no topic whatever the content is. */
function genericTexts(knowledge, vectors, { wordsOf, stem }) {
  const special = new Set(
    wordsOf(readFileSync(join(knowledge, 'source.txt'), 'utf8'))
      .filter((word) => word.length > 1 && (vectors.rank(word) ?? Number.POSITIVE_INFINITY) >= COMMON_WORDS)
      .map(stem),
  );
  return readFileSync(join(knowledge, 'utterances', 'background.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('# ') && !wordsOf(line).some((word) => special.has(stem(word))));
}

/**
 * The negatives for a task: the generic texts that are like none of its examples, and are not asked in it either, word for word.
 * @param product `{ wordsOf, stem, likeness }` of the product
 */
export function negativesFor({ examples, asked }, knowledge, vectors, product) {
  const same = (text) => product.wordsOf(text).join(' ');
  const taken = new Set(asked.map(same));
  const all = genericTexts(knowledge, vectors, product).filter(
    (line) => !taken.has(same(line)) && !examples.some(({ text }) => product.likeness(line, text) >= NEAR),
  );
  return thinned(all, MOST * examples.length);
}
