import { withAges } from '../danger/ages';
import { DangerDetector, type DangerReading } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import { type Calibration, probability } from './calibration';
import { Classifier } from './classifier';
import type { CompiledModel } from './compiled-model';
import type { Encoder } from './encoder';
import { Features, type FeatureText } from './features';
import { LeafletPassages, type Passage } from './leaflet-passages';
import type { Mention } from './mentions';
import { type NearExample, NearestExamples } from './nearest-examples';
import type { OpenModel } from './open-model';
import { meantMentions } from './places-meant';
import { forEncoder, QuestionReader, type ReadQuestion } from './question-reader';
import type { ReadText } from './reader';
import { textsToEncode } from './texts-to-encode';

/** A topic (or `contact`, `websites`, `help`) with how sure the matcher is of it. */
interface RankedTopic {
  readonly topic: string;
  readonly score: number;
  /** The calibrated probability that it is the right one, 0 to 1. */
  readonly confidence: number;
}

/** A text, understood as far as words alone allow: no conversation, no decision. */
export interface Reading extends ReadQuestion {
  /** The mentions that are meant: denied and corrected ones left out. */
  readonly meant: readonly Mention[];
  /** Best first. */
  readonly topics: readonly RankedTopic[];
  /** The score from which on a topic is an answer. */
  readonly threshold: number;
  /** Where the leaflet speaks of it, when that is asked by word. */
  readonly passage: Passage | undefined;
  /** Whether the sentence encoder read it too. */
  readonly encoded: boolean;
}

/** Reads the texts of one message: the whole and its parts. The same text gives the same reading, always. */
export interface Understanding {
  /** Whether somebody is in danger now. Reads the whole text. */
  readDanger(text: string): DangerReading;
  read(text: string): Reading;
}

/** A message that is read: by words alone, and with the sentence encoder where there is one and it is asked. */
export interface Message {
  readonly byWords: Understanding;
  /**
   * Encodes the message's texts once, so that it and its sentences are read with the encoder. An encoder that fails is done without. Absent
   * where there is none.
   *
   * @param others further texts that will be read beside it, such as the message after the title of what it goes on from
   */
  readonly encoded?: (...others: readonly string[]) => Promise<Understanding>;
}

/** Longer texts are classified by their first words: a question stands at the start or, found by sentence, anywhere. */
const MOST_WORDS = 120;

/** What one compiled model learned, ready to be asked. */
interface Learned {
  readonly examples: NearestExamples;
  readonly topics: Classifier;
  readonly danger: Classifier;
  readonly dangerOffset: number;
  readonly calibration: Calibration;
}

type Embeddings = ReadonlyMap<string, Float32Array>;

/** How the texts of one message are read, before anything learned looks at them. */
interface TextReader {
  words(text: string): ReadText;
  read(text: string): ReadQuestion;
}

/**
 * Understands texts, in memory. As an {@link Understanding} of its own it reads by words alone; {@link open} brings the sentence encoder in,
 * where there is one.
 */
export class Matcher implements Understanding {
  private readonly reader: QuestionReader;
  private readonly passages: LeafletPassages;
  private readonly plain: Learned;
  private readonly encoded?: Learned & { readonly encoder: Encoder };

  constructor(knowledge: Knowledge, { model, vectors, encoded }: OpenModel) {
    this.reader = new QuestionReader(knowledge, vectors, model.frequencies);
    this.passages = new LeafletPassages(knowledge);
    const featuresOf = ({ topics, danger }: CompiledModel, like?: { topics: Features; danger: Features }) => ({
      topics: new Features(topics.fitted, vectors, topics.settings, like?.topics),
      danger: new Features(danger.fitted, vectors, danger.settings, like?.danger),
    });
    const learn = (compiled: CompiledModel, features: ReturnType<typeof featuresOf>, encoder?: Encoder): Learned => {
      const topics = new Classifier(compiled.topics, vectors, features.topics);
      return {
        topics,
        examples: new NearestExamples(knowledge, this.reader, topics, encoder),
        danger: new Classifier(compiled.danger, vectors, features.danger),
        dangerOffset: compiled.dangerOffset,
        calibration: compiled.calibration,
      };
    };
    const features = featuresOf(model);
    this.plain = learn(model, features);
    if (encoded) {
      const { encoder } = encoded;
      this.encoded = { ...learn(encoded.model, featuresOf(encoded.model, features), encoder), encoder };
    }
  }

  readDanger(text: string): DangerReading {
    return this.understandingOf(this.textReader(), new Map()).readDanger(text);
  }

  read(text: string): Reading {
    return this.understandingOf(this.textReader(), new Map()).read(text);
  }

  /** Opens a message, to be read. */
  open(text: string): Message {
    const reader = this.textReader();
    const byWords = this.understandingOf(reader, new Map());
    if (!this.encoded) return { byWords };
    return {
      byWords,
      encoded: async (...others) =>
        this.understandingOf(reader, await this.embed([text, ...others].flatMap(textsToEncode), reader)),
    };
  }

  /**
   * The utterances of a topic that are nearest to a text, as the classifier sees both, best first: for explanations. The first time for a
   * topic takes up to a second with the encoder.
   *
   * @param encoded whether the text was read with the encoder
   */
  async nearest(text: string, encoded: boolean, topic: string, most: number): Promise<NearExample[]> {
    const reader = this.textReader();
    const embedding = encoded ? (await this.embed(textsToEncode(text), reader)).get(text.trim()) : undefined;
    const { examples } = (embedding && this.encoded) || this.plain;
    return examples.of(topic, featureText(reader.read(text), embedding), most);
  }

  /** Reads the texts of one message, each once: the whole and its parts are asked for again with each thing that is decided. */
  private textReader(): TextReader {
    const words = remembered((text) => this.reader.reader.read(text));
    return { words, read: remembered((text) => this.reader.read(text, true, words)) };
  }

  private async embed(texts: readonly string[], { read }: TextReader): Promise<Embeddings> {
    if (!this.encoded || texts.length === 0) return new Map();
    try {
      const vectors = await this.encoded.encoder.encode(texts.map((one) => forEncoder(read(one))));
      return new Map(texts.flatMap((one, i) => (vectors[i] ? [[one, vectors[i]]] : [])));
    } catch {
      return new Map();
    }
  }

  private understandingOf(reader: TextReader, embeddings: Embeddings): Understanding {
    const learnedFor = (embedding: Float32Array | undefined) => (embedding && this.encoded) || this.plain;
    const detector = new DangerDetector(
      (part, words, extra) => {
        const embedding = embeddings.get(part);
        const { danger, dangerOffset } = learnedFor(embedding);
        const score = danger.scores({ words, extra, embedding })[0]?.score ?? -1;
        return score - dangerOffset;
      },
      (part) => reader.words(withAges(part)).words,
    );
    return {
      readDanger: remembered((text) => detector.detect(text)),
      read: remembered((text) => {
        const read = reader.read(text);
        return readingOf(read, this.passages.askedAfter(read.masked), embeddings.get(text.trim()), learnedFor);
      }),
    };
  }
}

function featureText(read: ReadQuestion, embedding: Float32Array | undefined): FeatureText {
  return { words: read.masked.slice(0, MOST_WORDS), embedding };
}

function readingOf(
  read: ReadQuestion,
  passage: Passage | undefined,
  embedding: Float32Array | undefined,
  learnedFor: (embedding: Float32Array | undefined) => Learned,
): Reading {
  const { topics, calibration } = learnedFor(embedding);
  const ranked = topics
    .scores(featureText(read, embedding))
    .map(({ label, score }) => ({ topic: label, score, confidence: probability(score, calibration) }));
  const meant = meantMentions(read.words, read.mentions);
  return {
    ...read,
    meant,
    topics: ranked,
    threshold: calibration.threshold,
    passage,
    encoded: embedding !== undefined,
  };
}

/** A function of a text that works each text out once. */
function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text) ?? work(text);
    known.set(text, result);
    return result;
  };
}
