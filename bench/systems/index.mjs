/** Every system by its name on the command line, in the order of the table, with its name there. */
export const SYSTEMS = {
  ours: 'ours',
  encoder: 'ours, with the encoder',
  nlpjs: 'NLP.js',
  'nlpjs-none': 'NLP.js, useNoneFeature',
  bayes: 'natural BayesClassifier',
  logistic: 'natural LogisticRegressionClassifier',
  minisearch: 'minisearch',
  fuse: 'fuse.js',
};

/**
 * Opens the system of this name: `{ train(examples, { calibrated, asked }) }`: whether it is to find a threshold by itself,
 * and what it will be asked (only to keep that out of what it learns). A trained model has `ask(text)`, which gives
 * `{ ranking: [{ label, score }], refused }`, the best first, and, where it can remember part of the work, `askAll(texts)`.
 * @param options of the row with the encoder: `model` is its folder, `embedding` what it weighs
 */
export async function openSystem(name, { model, embedding }) {
  switch (name) {
    case 'ours':
      return (await import('./ours.mjs')).ours();
    case 'encoder':
      return (await import('./ours.mjs')).ours(model, embedding);
    case 'nlpjs':
      return (await import('./nlpjs.mjs')).nlpjs;
    case 'nlpjs-none':
      return (await import('./nlpjs.mjs')).nlpjsNone;
    case 'bayes':
    case 'logistic':
      return (await import('./natural.mjs'))[name];
    case 'minisearch':
    case 'fuse':
      return (await import('./search.mjs'))[name];
    default:
      throw new Error(`There is no system "${name}".`);
  }
}
