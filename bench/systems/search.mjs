import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

/** Ranks labels by their best example; finding nothing is refusing. */
function ranked(found) {
  const best = new Map();
  for (const { label, score } of found) best.set(label, Math.max(score, best.get(label) ?? Number.NEGATIVE_INFINITY));
  const ranking = [...best].map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score);
  return { ranking, refused: ranking.length === 0 };
}

/** minisearch on its defaults (any of the words, exact, BM25+), each example a document. */
export const minisearch = {
  train(examples) {
    const index = new MiniSearch({ fields: ['text'], storeFields: ['label'] });
    index.addAll(examples.map(({ text, label }, id) => ({ id, text, label })));
    return { ask: (text) => ranked(index.search(text)) };
  },
};

/** fuse.js on its defaults (the whole text as one fuzzy pattern), each example an item; its score is a distance, 0 the best. */
export const fuse = {
  train(examples) {
    const index = new Fuse(examples, { keys: ['text'], includeScore: true });
    return {
      ask: (text) => ranked(index.search(text).map(({ item, score }) => ({ label: item.label, score: 1 - score }))),
    };
  },
};
