import { DangerDetector, type DangerReading } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import { type Calibration, probability } from './calibration';
import { Classifier } from './classifier';
import type { CompiledModel } from './compiled-model';
import type { Encoder } from './encoder';
import type { FeatureText } from './features';
import { LeafletPassages, type Passage } from './leaflet-passages';
import type { Mention } from './mentions';
import { type NearExample, NearestExamples } from './nearest-examples';
import type { OpenModel } from './open-model';
import { meantMentions } from './places-meant';
import { QuestionReader, type ReadQuestion } from './question-reader';
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
  readonly passage?: Passage;
  /** Whether the sentence encoder read it too. */
  readonly encoded: boolean;
}

/** Reads the texts of one message: the whole and its parts. The same text gives the same reading, always. */
export interface Understanding {
  /** Whether somebody is in danger now. Reads the whole text. */
  readDanger(text: string): DangerReading;
  read(text: string): Reading;
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

/**
 * Understands texts, in memory. As an {@link Understanding} of its own it reads by words alone; {@link understand} brings the
 * sentence encoder in, where there is one.
 */
export class Matcher implements Understanding {
  private readonly reader: QuestionReader;
  private readonly passages: LeafletPassages;
  private readonly plain: Learned;
  private readonly encoded?: Learned & { readonly encoder: Encoder };

  constructor(knowledge: Knowledge, { model, vectors, encoded }: OpenModel) {
    this.reader = new QuestionReader(knowledge, vectors);
    this.passages = new LeafletPassages(knowledge);
    const learn = (compiled: CompiledModel, encoder?: Encoder): Learned => {
      const topics = new Classifier(compiled.topics, vectors);
      return {
        topics,
        examples: new NearestExamples(knowledge, this.reader, topics, encoder),
        danger: new Classifier(compiled.danger, vectors),
        dangerOffset: compiled.dangerOffset,
        calibration: compiled.calibration,
      };
    };
    this.plain = learn(model);
    if (encoded) this.encoded = { ...learn(encoded.model, encoded.encoder), encoder: encoded.encoder };
  }

  readDanger(text: string): DangerReading {
    return this.dangerOf(text, new Map());
  }

  read(text: string): Reading {
    return this.readingOf(text, new Map());
  }

  /**
   * Encodes a message's texts once, so that it and its sentences are read with the encoder. An encoder that fails is done without.
   *
   * @param others further texts that will be read beside it, such as the message after the title of what it goes on from
   */
  async understand(text: string, ...others: readonly string[]): Promise<Understanding> {
    const embeddings = await this.embed([...textsToEncode(text), ...others.flatMap((other) => textsToEncode(other))]);
    const read = new Map<string, Reading>();
    return {
      readDanger: (part) => this.dangerOf(part, embeddings),
      // The whole is read again with each thing that is decided on it.
      read: (part) => {
        const reading = read.get(part) ?? this.readingOf(part, embeddings);
        read.set(part, reading);
        return reading;
      },
    };
  }

  /**
   * The utterances of a topic that are nearest to a text, as the classifier sees both, best first: for explanations. The first time for a
   * topic takes up to a second with the encoder.
   */
  async nearest(text: string, topic: string, most: number): Promise<NearExample[]> {
    const embedding = (await this.embed(textsToEncode(text))).get(text.trim());
    const { examples } = (embedding && this.encoded) || this.plain;
    return examples.of(topic, this.featureText(text, embedding), most);
  }

  private featureText(text: string, embedding: Float32Array | undefined): FeatureText {
    return { words: this.reader.read(text).masked.slice(0, MOST_WORDS), ...(embedding ? { embedding } : {}) };
  }

  private async embed(texts: readonly string[]): Promise<Embeddings> {
    if (!this.encoded || texts.length === 0) return new Map();
    try {
      const vectors = await this.encoded.encoder.encode(texts.map((one) => this.reader.forEncoder(one)));
      return new Map(texts.flatMap((one, i) => (vectors[i] ? [[one, vectors[i]]] : [])));
    } catch {
      return new Map();
    }
  }

  private readingOf(text: string, embeddings: Embeddings): Reading {
    const read = this.reader.read(text);
    const words = read.masked.slice(0, MOST_WORDS);
    const embedding = embeddings.get(text.trim());
    const encoded = embedding !== undefined && this.encoded !== undefined;
    const { topics, calibration } = (encoded && this.encoded) || this.plain;
    const ranked = topics
      .scores({ words, ...(embedding ? { embedding } : {}) })
      .map(({ label, score }) => ({ topic: label, score, confidence: probability(score, calibration) }));
    const meant = meantMentions(read.words, read.mentions);
    const passage = this.passages.askedAfter(read.words);
    return {
      ...read,
      meant,
      topics: ranked,
      threshold: calibration.threshold,
      ...(passage ? { passage } : {}),
      encoded,
    };
  }

  private dangerOf(text: string, embeddings: Embeddings): DangerReading {
    const detector = new DangerDetector(
      (part, words, extra) => {
        const embedding = embeddings.get(part);
        const { danger, dangerOffset } = embedding && this.encoded ? this.encoded : this.plain;
        const score = danger.scores({ words, extra, ...(embedding ? { embedding } : {}) })[0]?.score ?? -1;
        return score - dangerOffset;
      },
      (part) => this.reader.reader.read(part).words,
    );
    return detector.detect(text);
  }
}
