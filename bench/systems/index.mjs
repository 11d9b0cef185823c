/** Opens the system of this name: `{ title, train(examples, { calibrated }) -> { ask(text) -> { ranking, refused }, prepare? } }`. */
export async function openSystem(name, { model, embedding }) {
  switch (name) {
    case 'ours':
      return (await import('./ours.mjs')).ours();
    case 'encoder':
      return (await import('./ours.mjs')).ours(model, embedding);
    case 'nlpjs':
      return (await import('./nlpjs.mjs')).nlpjs;
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

/** In the order of the table. */
export const SYSTEMS = ['ours', 'encoder', 'nlpjs', 'bayes', 'logistic', 'minisearch', 'fuse'];
