import { containerBootstrap, LangEn, Nlp } from '@nlpjs/basic';

/** NLP.js; it refuses by answering "None": below its threshold of 0.5, or where it knows no word of the question. */
function nlp(nlu) {
  return {
    async train(examples) {
      // A container of its own for each model: in a shared one the examples of every task would pile up.
      const container = await containerBootstrap();
      container.use(LangEn);
      const model = new Nlp({ container, autoSave: false, nlu });
      model.addLanguage('en');
      for (const { text, label } of examples) model.addDocument('en', text, label);
      await model.train();
      const hasNone = examples.some(({ label }) => label === 'None');
      return {
        async ask(text) {
          const { classifications, intent } = await model.process('en', text);
          const found = classifications.map(({ intent: label, score }) => ({ label, score }));
          return {
            ranking: found.filter(({ label, score }) => score > 0 && (hasNone || label !== 'None')),
            refused: !hasNone && intent === 'None',
          };
        },
      };
    },
  };
}

export const nlpjs = nlp(undefined);
/** With the one setting that it has for questions of no intent: a word never seen speaks for "None". */
export const nlpjsNone = nlp({ useNoneFeature: true });
