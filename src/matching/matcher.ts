import { withAges } from '../danger/ages';
import { DangerDetector, type DangerReading, type Judged, judgeWords, leavesDangerOpen } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import type { Calibration } from './calibration';
import { Classifier } from './classifier';
import type { TopicModel } from './compiled-model';
import type { Encoder, Scale } from './encoder';
import type { Aspect, Encoded } from './encoder-session';
import { Features, type FeatureText } from './features';
import { heardTopics, type RankedTopic, rankedTopics } from './heard-topics';
import { LeafletPassages, type Passage } from './leaflet-passages';
import type { Mention } from './mentions';
import { type NearExample, NearestExamples } from './nearest-examples';
import type { OpenModel } from './open-model';
import { asWritten, type OwnUtterances } from './own-utterances';
import { meantMentions } from './places-meant';
import { forEncoder, QuestionReader, type ReadQuestion } from './question-reader';
import type { ReadText } from './reader';
import { textsToEncode } from './texts-to-encode';

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

/** What one model learned of topics, ready to be asked. */
interface Learned {
  readonly examples: NearestExamples;
  readonly topics: Classifier;
  readonly calibration: Calibration;
}

/** What the encoder read of texts. */
type EncodedTexts = ReadonlyMap<string, Encoded>;

/** How the texts of one message are read, before anything learned looks at them. */
interface TextReader {
  words(text: string): ReadText;
  read(text: string): ReadQuestion;
  /** What words alone say of danger. */
  judge(words: readonly string[]): Judged;
}

/**
 * Understands texts, in memory. As an {@link Understanding} of its own it reads by words alone; {@link open} brings the sentence encoder in,
 * where there is one.
 */
export class Matcher implements Understanding {
  private readonly reader: QuestionReader;
  private readonly passages: LeafletPassages;
  private readonly plain: Learned;
  private readonly own: OwnUtterances;
  /** The learned danger score of words and of signals as features. */
  private readonly danger: (words: readonly string[], extra: readonly string[]) => number;
  /** The encoder, and what was learned over its embeddings where it was not taught the topics itself. */
  private readonly encoded?: { readonly encoder: Encoder; readonly learned?: Learned };

  constructor(knowledge: Knowledge, { model, vectors, encoded }: OpenModel) {
    this.reader = new QuestionReader(knowledge, vectors, model.frequencies);
    this.passages = new LeafletPassages(knowledge);
    const features = new Features(model.topics.fitted, vectors, model.topics.settings);
    const learn = ({ topics: weights, calibration }: TopicModel, own: Features, encoder?: Encoder): Learned => {
      const topics = new Classifier(weights, vectors, own);
      return { topics, calibration, examples: new NearestExamples(knowledge, this.reader, topics, encoder) };
    };
    this.plain = learn(model, features);
    this.own = model.own;
    const danger = new Classifier(model.danger, vectors);
    this.danger = (words, extra) => (danger.scores({ words, extra })[0]?.score ?? -1) - model.dangerOffset;
    if (encoded) {
      const { encoder, model: over } = encoded;
      const own = over && new Features(over.topics.fitted, vectors, over.topics.settings, features);
      this.encoded = { encoder, ...(over && own ? { learned: learn(over, own, encoder) } : {}) };
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
        this.understandingOf(
          reader,
          await this.encode(text, [...new Set([text, ...others].flatMap(textsToEncode))], reader),
        ),
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
    const learned = encoded ? this.encoded?.learned : undefined;
    const whole = learned ? textsToEncode(text).filter((one) => one === text.trim()) : [];
    const embedding = (await this.encode(text, whole, reader)).get(text.trim())?.vector;
    const { examples } = (embedding && learned) || this.plain;
    return examples.of(topic, featureText(reader.read(text), embedding), most);
  }

  /** Reads the texts of one message, each once: the whole and its parts are asked for again with each thing that is decided. */
  private textReader(): TextReader {
    const words = remembered((text) => this.reader.reader.read(text));
    const judged = new Map<string, Judged>();
    return {
      words,
      read: remembered((text) => this.reader.read(text, true, words)),
      judge: (read) => {
        const key = read.join(' ');
        const known = judged.get(key) ?? judgeWords(read, this.danger);
        judged.set(key, known);
        return known;
      },
    };
  }

  /** What the encoder reads of a message's texts; of those whose words leave danger open, that too. Empty when it fails. */
  private async encode(message: string, texts: readonly string[], reader: TextReader): Promise<EncodedTexts> {
    if (!this.encoded) return new Map();
    const { encoder, learned } = this.encoded;
    const ofTopics: Aspect = learned ? 'meaning' : 'topics';
    const isOpen = (text: string) => {
      const words = dangerWords(text, reader);
      return leavesDangerOpen(text, words, reader.judge(words), message);
    };
    const asEncoded = (some: readonly string[]) => some.map((one) => forEncoder(reader.read(one)));
    const heard = texts.filter(isOpen);
    const others = texts.filter((one) => !heard.includes(one));
    const all = new Map<string, Encoded>();
    const readInto = async (some: readonly string[], aspects: readonly Aspect[]) => {
      for (const [i, encoded] of (await encoder.read(asEncoded(some), aspects)).entries())
        all.set(some[i] ?? '', encoded);
    };
    // What fails is done without.
    await Promise.allSettled([readInto(heard, [ofTopics, 'danger']), readInto(others, [ofTopics])]);
    learned?.topics.foresee([...all.values()].flatMap(({ vector }) => vector ?? []));
    return all;
  }

  private understandingOf(reader: TextReader, encoded: EncodedTexts): Understanding {
    const detector = new DangerDetector(
      (part, words) => heardBeside(reader.judge(words), encoded.get(part)?.danger, this.encoded?.encoder.danger),
      (part) => dangerWords(part, reader),
    );
    return {
      readDanger: remembered((text) => detector.detect(text)),
      read: remembered((text) => {
        const read = reader.read(text);
        const passage = this.passages.askedAfter(read.masked);
        const meant = meantMentions(read.words, read.mentions);
        return { ...read, meant, passage, ...this.rank(read, encoded.get(text.trim())) };
      }),
    };
  }

  /** The topics of a text, with what the encoder read of it where it did. */
  private rank(
    read: ReadQuestion,
    { vector, topics }: Encoded = {},
  ): Pick<Reading, 'topics' | 'threshold' | 'encoded'> {
    const { encoder, learned } = this.encoded ?? {};
    const over = vector && learned;
    const { topics: classifier, calibration } = over ?? this.plain;
    const scored = classifier.scores(featureText(read, over && vector));
    const taught = topics && encoder?.topics;
    // What is learned of a handful of utterances may mean nothing: no odds can be counted with it.
    const heard = taught && calibration.slope < 0 && heardTopics(scored, topics, taught, calibration);
    const ranked = heard || rankedTopics(scored, calibration);
    return {
      topics: asWritten(ranked, read.words, this.own, calibration.threshold),
      threshold: calibration.threshold,
      encoded: over !== undefined || Boolean(heard),
    };
  }
}

/** A text's words as danger is read from them. */
function dangerWords(text: string, reader: TextReader): readonly string[] {
  return reader.words(withAges(text)).words;
}

/** A judgement with what the encoder says counted in, where it says anything. */
function heardBeside(judged: Judged, heard: number | undefined, scale: Scale | undefined): Judged {
  if (heard === undefined || !scale) return judged;
  const byWords = judged.score;
  return { ...judged, byWords, score: scale.learned * byWords + scale.heard * heard + scale.shift };
}

function featureText(read: ReadQuestion, embedding: Float32Array | undefined): FeatureText {
  return { words: read.masked.slice(0, MOST_WORDS), embedding };
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
