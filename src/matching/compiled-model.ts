import { plain } from '../answering/answer';
import { withAges } from '../danger/ages';
import { findSignals, signalFeatures } from '../danger/signals';
import type { Knowledge } from '../knowledge/knowledge';
import {
  type Bounds,
  type Calibration,
  calibrationBy,
  crossValidate,
  FOLDS,
  fitSigmoid,
  type HeldOut,
  heldOutOf,
  scoreAt,
} from './calibration';
import { type ClassifierWeights, type Example, trainClassifier } from './classifier';
import { DEFAULT_FEATURES, type FeatureSettings } from './features';
import { KnownTexts } from './known-texts';
import { leafletSentences } from './leaflet-passages';
import { type OwnUtterances, ownUtterancesOf } from './own-utterances';
import { QuestionReader } from './question-reader';
import type { WordVectors } from './word-vectors';

/** How topics are told apart: by words alone, or by the sentence encoder's embeddings too. */
export interface TopicModel {
  readonly topics: ClassifierWeights;
  readonly calibration: Calibration;
}

/** Everything that is learned from the content by words alone: compiled once for each version of it, kept in a file, loaded at start. */
export interface CompiledModel extends TopicModel {
  readonly danger: ClassifierWeights;
  /** The danger score that means {@link DANGER_NEEDED}: the detector's thresholds are counted from it. */
  readonly dangerOffset: number;
  /** How often each word stands in the content, as {@link Reader} counts them. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** The content's own utterances. */
  readonly own: OwnUtterances;
}

/** The blocks of the danger machine, by words alone: the signals weigh a quarter. */
const DANGER_FEATURES: FeatureSettings = {
  words: 0.3,
  characters: 0.25,
  vectors: 0.2,
  extra: 0.25,
  embedding: 0,
  nearest: 0,
  longestRun: 2,
};

/** The probability of a danger, by the learned score alone, that the detector's thresholds start from: in doubt, urgent. */
const DANGER_NEEDED = 0.27;
const DANGER_BOUNDS: Bounds = { lowest: -0.3, highest: 0.3 };

/** The labels that belong to no topic file. */
export const CONTACT = 'contact';
export const WEBSITES = 'websites';
export const HELP = 'help';
export const PRIVACY = 'privacy';

/** Whether a label is about Signpost itself, and so answered by our own words alone. */
export function isAboutUs(label: string): boolean {
  return label === HELP || label === PRIVACY;
}

/** The topic whose card holds a website that is not in the list of useful ones. */
function topicThatShows(website: string, knowledge: Knowledge): string | undefined {
  return knowledge.topics.find(({ blocks }) => blocks.some((block) => block.kind === 'website' && block.id === website))
    ?.id;
}

/** The utterances of each label; `undefined` for those of no topic. */
export function labelledUtterances(knowledge: Knowledge): [string, string | undefined][] {
  const labelled = (texts: readonly string[], label: string | undefined) =>
    texts.map((text): [string, string | undefined] => [text, label]);
  return [
    ...knowledge.topics.flatMap((topic) =>
      labelled([...topic.examples, plain(topic.title), plain(topic.label)], topic.id),
    ),
    ...labelled(
      [...knowledge.contactList.examples, ...knowledge.contacts.flatMap(({ examples }) => examples)],
      CONTACT,
    ),
    ...labelled(knowledge.websiteList.examples, WEBSITES),
    ...knowledge.websites.flatMap((website) =>
      labelled(website.examples, website.listed ? WEBSITES : topicThatShows(website.id, knowledge)),
    ),
    ...labelled(knowledge.help, HELP),
    ...labelled(knowledge.privacy, PRIVACY),
    ...labelled(knowledge.background, undefined),
  ];
}

/** What an encoder must have been taught to tell the topics of this content: the leaflet's subject, and the labels that were learned. */
export function topicsOf({ leaflet }: Knowledge, { topics }: Pick<TopicModel, 'topics'>) {
  return { subject: leaflet.command, labels: topics.labels };
}

/** Every text that topics are learned from: what an encoder must encode beforehand. */
export function trainingTexts(knowledge: Knowledge): string[] {
  return [...labelledUtterances(knowledge).map(([text]) => text), ...leafletSentences(knowledge).map(([text]) => text)];
}

/** The share of the embedding among a topic's blocks, where there is an encoder. */
const TOPIC_EMBEDDING = 0.5;
/** What likeness to a topic's nearest utterance adds, beside all that is learned over them. */
const NEAREST = 1.75;

/** The same blocks, scaled down to make room for the embedding. */
function withEmbedding(settings: FeatureSettings, share: number): FeatureSettings {
  const left = 1 - share;
  return {
    ...settings,
    words: settings.words * left,
    characters: settings.characters * left,
    vectors: settings.vectors * left,
    extra: settings.extra * left,
    embedding: share,
  };
}

/** The blocks that topics are told apart by. @public bench/reliability.mjs */
export function topicFeatures(encoded: boolean): FeatureSettings {
  return encoded ? { ...withEmbedding(DEFAULT_FEATURES, TOPIC_EMBEDDING), nearest: NEAREST } : DEFAULT_FEATURES;
}

/** By text. */
export type Embeddings = ReadonlyMap<string, Float32Array>;

/** A text's embedding as a feature, where there is one. */
function embedded(text: string, embeddings: Embeddings | undefined): Pick<Example, 'embedding'> {
  const embedding = embeddings?.get(text);
  return embedding ? { embedding } : {};
}

/** What the topics are learned from: the utterances and the leaflet's sentences. @public bench/reliability.mjs */
export function topicExamples(
  knowledge: Knowledge,
  reader: QuestionReader,
  embeddings?: Embeddings,
): { readonly utterances: Example[]; readonly sentences: Example[] } {
  const example = ([text, label]: readonly [string, string | undefined]): Example => ({
    words: reader.read(text, false).masked,
    label,
    ...embedded(text, embeddings),
  });
  return {
    utterances: labelledUtterances(knowledge).map(example),
    sentences: leafletSentences(knowledge).map(example),
  };
}

/** The calibration is learned by its folds. */
const FOLD_PARTS = FOLDS.map((fold) => `fold ${fold}` as const);
type FoldPart = (typeof FOLD_PARTS)[number];

/** What is learned apart from the rest, of the same texts. */
export type LearnedParts = Partial<Omit<CompiledModel, 'calibration'> & Readonly<Record<FoldPart, readonly HeldOut[]>>>;
type Part = keyof LearnedParts;

/** What topics are told apart by, and all that is learned by words alone; the longest first. */
const TOPIC_PARTS: readonly Part[] = ['topics', ...FOLD_PARTS];
const ALL_PARTS: readonly Part[] = ['dangerOffset', ...TOPIC_PARTS, 'danger', 'frequencies', 'own'];

/** What is learned of texts with embeddings, or without. */
export function partsOf(embeddings: Embeddings | undefined): readonly Part[] {
  return embeddings ? TOPIC_PARTS : ALL_PARTS;
}

/** The model of these parts; undefined where one is missing. */
export function topicModelOf(parts: LearnedParts): TopicModel | undefined {
  const { topics } = parts;
  if (!topics || TOPIC_PARTS.some((part) => !(part in parts))) return undefined;
  return { topics, calibration: calibrationBy(FOLD_PARTS.flatMap((fold) => parts[fold] ?? [])) };
}

/** The same with all else that is learned by words alone. */
export function modelOf(parts: LearnedParts): CompiledModel | undefined {
  const { danger, dangerOffset, frequencies, own } = parts;
  const topicModel = topicModelOf(parts);
  if (!topicModel || !danger || dangerOffset === undefined || !frequencies || !own) return undefined;
  return { ...topicModel, danger, dangerOffset, frequencies, own };
}

/** Those of the parts that nobody has begun, each once it is asked for. @param begun how many have been, in memory that threads share */
export function* notBegun(parts: readonly Part[], begun: Int32Array): Generator<Part> {
  for (;;) {
    const part = parts[Atomics.add(begun, 0, 1)];
    if (!part) return;
    yield part;
  }
}

/**
 * Learns these parts. The same content gives the same model, bit for bit. Takes some seconds.
 *
 * @param embeddings of {@link trainingTexts}, where there is an encoder; danger is learned by words alone
 */
export function learn(
  parts: Iterable<Part>,
  knowledge: Knowledge,
  vectors: WordVectors,
  embeddings?: Embeddings,
): LearnedParts {
  const reader = new QuestionReader(knowledge, vectors);
  const { utterances, sentences } = topicExamples(knowledge, reader, embeddings);
  const texts = new KnownTexts(vectors, topicFeatures(embeddings !== undefined));
  const dangerTexts = new KnownTexts(vectors, DANGER_FEATURES);
  let made: Example[] | undefined;
  const dangers = () => {
    made ??= dangerExamples(knowledge, reader);
    return made;
  };
  const folds = Object.fromEntries(
    FOLDS.map((fold) => [`fold ${fold}`, () => heldOutOf(fold, utterances, texts)]),
  ) as Readonly<Record<FoldPart, () => HeldOut[]>>;
  const learned: Readonly<Record<Part, () => LearnedParts[Part]>> = {
    topics: () => trainClassifier([...utterances, ...sentences], texts),
    danger: () => trainClassifier(dangers(), dangerTexts),
    dangerOffset: () => scoreAt(DANGER_NEEDED, fitSigmoid(crossValidate(dangers(), dangerTexts)), DANGER_BOUNDS),
    frequencies: () => reader.reader.frequencies,
    own: () =>
      ownUtterancesOf(
        labelledUtterances(knowledge).map(([text, label]) => ({ words: reader.read(text).words, label })),
      ),
    ...folds,
  };
  return Object.fromEntries(Array.from(parts, (part) => [part, learned[part]()]));
}

/** What danger is learned from: its own messages, and all other utterances as calm ones. */
function dangerExamples(knowledge: Knowledge, { reader }: QuestionReader): Example[] {
  const example = (text: string, label: string | undefined): Example => {
    const words = reader.plain(withAges(text));
    return { words, extra: signalFeatures(findSignals(words)), label };
  };
  return [
    ...knowledge.danger.urgent.map((text) => example(text, 'urgent')),
    ...knowledge.danger.calm.map((text) => example(text, undefined)),
    ...labelledUtterances(knowledge).map(([text]) => example(text, undefined)),
  ];
}
