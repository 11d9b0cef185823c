import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { negativesFor } from './background.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const product = (module) => createRequire(import.meta.url)(join(root, 'dist', `${module}.js`));
const KNOWLEDGE = join(root, 'knowledge', 'cse');

/** Just as much of a leaflet as the reader asks for: the examples, and no words, names or abbreviations beside them. */
function bareKnowledge(examples, background) {
  return {
    source: '',
    language: { expansions: [], misspellings: [], unlistedPlaces: [] },
    topics: [{ examples: examples.map(({ text }) => text) }],
    contacts: [],
    websites: [],
    contactList: { examples: [] },
    websiteList: { examples: [] },
    help: [],
    privacy: [],
    background,
    danger: { urgent: [], calm: [] },
  };
}

/** The folders of `models/` that hold a sentence encoder, where the program can open one. */
export function encoderFolders() {
  if (!existsSync(join(root, 'dist', 'matching', 'encoder.js'))) return [];
  const models = join(root, 'models');
  return [models, ...readdirSync(models, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? join(models, entry.name) : []))].filter(
    (folder) => readdirSync(folder).some((name) => name.endsWith('.onnx')),
  );
}

/**
 * The product's own matcher, as it is built in dist/, on its default settings.
 * @param encoderFolder where the sentence encoder's model is, for the row with it
 * @param weight what the encoder's embedding weighs, 0 to 1; the other blocks share the rest as they share the whole without it
 */
export function ours(encoderFolder, weight = 0) {
  return {
    title: encoderFolder ? 'ours, with the encoder' : 'ours',
    async train(examples, { calibrated }) {
      const { Reader } = product('matching/reader');
      const { Classifier, trainClassifier } = product('matching/classifier');
      const { DEFAULT_FEATURES } = product('matching/features');
      const { calibrate } = product('matching/calibration');
      const { likeness } = product('knowledge/likeness');
      const words = product('matching/words');
      const vectors = product('matching/word-vectors').readWordVectors(
        readFileSync(join(root, 'models', 'word-vectors.bin')),
      );
      const encoder = encoderFolder ? await product('matching/encoder').openEncoder(encoderFolder) : undefined;
      const settings = encoder ? withEmbedding(DEFAULT_FEATURES, weight) : DEFAULT_FEATURES;

      const background = negativesFor(examples, KNOWLEDGE, vectors, { ...words, likeness });
      const reader = new Reader(bareKnowledge(examples, background), vectors);
      const known = new Map();
      const encode = async (texts) => {
        const missing = [...new Set(texts)].filter((text) => !known.has(text));
        for (let at = 0; at < missing.length; at += 32) {
          const batch = missing.slice(at, at + 32);
          const embeddings = await encoder.encode(batch);
          batch.forEach((text, i) => {
            known.set(text, embeddings[i]);
          });
        }
      };
      if (encoder) await encode([...examples.map(({ text }) => text), ...background]);
      const learnt = [...examples, ...background.map((text) => ({ text, label: undefined }))].map(({ text, label }) => ({
        words: reader.plain(text),
        label,
        ...(encoder && { embedding: known.get(text) }),
      }));
      const classifier = new Classifier(trainClassifier(learnt, vectors, settings), vectors);
      const threshold = calibrated ? calibrate(learnt, vectors, settings).threshold : Number.NEGATIVE_INFINITY;

      // The encoder sees a question as it was typed, or as it was corrected.
      const read = (text) => {
        const { words: corrected, corrections } = reader.read(text);
        return { words: corrected, encoded: corrections.length > 0 ? corrected.join(' ') : text };
      };
      const answer = (question) => {
        const ranking = classifier.scores(question);
        return { ranking, refused: (ranking[0]?.score ?? Number.NEGATIVE_INFINITY) < threshold };
      };
      if (!encoder) return { ask: (text) => answer(read(text)) };
      return {
        async ask(text) {
          const { words: corrected, encoded } = read(text);
          const embedding = known.get(encoded) ?? (await encoder.encode([encoded]))[0];
          return answer({ words: corrected, embedding });
        },
        /** Encodes many questions at once, so that asking them takes no time that is measured. */
        prepare: (texts) => encode(texts.map((text) => read(text).encoded)),
      };
    },
  };
}

function withEmbedding(settings, weight) {
  const blocks = ['words', 'characters', 'vectors', 'extra'];
  const scaled = Object.fromEntries(blocks.map((block) => [block, settings[block] * (1 - weight)]));
  return { ...settings, ...scaled, embedding: weight };
}
