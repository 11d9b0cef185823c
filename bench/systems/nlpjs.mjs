import { dockStart } from '@nlpjs/basic';

/** NLP.js on its defaults; it refuses by answering "None", which it does below 0.5 or by its None feature. */
export const nlpjs = {
  title: 'NLP.js',
  async train(examples) {
    const dock = await dockStart({ settings: { nlp: { autoSave: false, nlu: { log: false } } }, use: ['Basic'] });
    const nlp = dock.get('nlp');
    nlp.addLanguage('en');
    for (const { text, label } of examples) nlp.addDocument('en', text, label);
    await nlp.train();
    const hasNone = examples.some(({ label }) => label === 'None');
    return {
      async ask(text) {
        const { classifications, intent } = await nlp.process('en', text);
        return {
          ranking: classifications
            .filter(({ intent: label }) => hasNone || label !== 'None')
            .map(({ intent: label, score }) => ({ label, score })),
          refused: !hasNone && intent === 'None',
        };
      },
    };
  },
};
