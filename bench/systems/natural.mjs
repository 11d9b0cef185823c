import natural from 'natural';

/** natural's classifiers on their defaults: Porter stems, its stop words dropped. They never refuse. */
function classifier(Classifier) {
  return {
    train(examples) {
      const model = new Classifier();
      for (const { text, label } of examples) model.addDocument(text, label);
      model.train();
      return {
        ask(text) {
          const found = model.getClassifications(text);
          // Bayes gives a joint probability, tiny and smaller for each word more: over all labels it becomes comparable.
          const sum = found.reduce((total, { value }) => total + value, 0) || 1;
          return { ranking: found.map(({ label, value }) => ({ label, score: value / sum })), refused: false };
        },
      };
    },
  };
}

export const bayes = classifier(natural.BayesClassifier);
export const logistic = classifier(natural.LogisticRegressionClassifier);
