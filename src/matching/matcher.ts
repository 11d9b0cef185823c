import { DangerDetector, type DangerReading } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import { type Calibration, probability } from './calibration';
import { Classifier } from './classifier';
import type { Mention } from './mentions';
import type { OpenModel } from './open-model';
import { meantMentions } from './places-meant';
import { QuestionReader, type ReadQuestion } from './question-reader';

/** A topic (or `contact`, `websites`, `help`) with how sure the matcher is of it. */
export interface RankedTopic {
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
}

/** Longer texts are classified by their first words: a question stands at the start or, found by sentence, anywhere. */
const MOST_WORDS = 120;

/** Understands texts. Pure and in memory: the same text gives the same reading, always. */
export class Matcher {
  private readonly reader: QuestionReader;
  private readonly classifier: Classifier;
  private readonly danger: DangerDetector;
  readonly calibration: Calibration;

  constructor(knowledge: Knowledge, { model, vectors }: OpenModel) {
    this.reader = new QuestionReader(knowledge, vectors);
    this.classifier = new Classifier(model.topics, vectors);
    this.calibration = model.calibration;
    const reader = this.reader.reader;
    this.danger = new DangerDetector(new Classifier(model.danger, vectors), (text) => reader.read(text).words);
  }

  /** Whether somebody is in danger now. Reads the whole text. */
  readDanger(text: string): DangerReading {
    return this.danger.detect(text);
  }

  read(text: string): Reading {
    const read = this.reader.read(text);
    const topics = this.classifier
      .scores({ words: read.masked.slice(0, MOST_WORDS) })
      .map(({ label, score }) => ({ topic: label, score, confidence: probability(score, this.calibration) }));
    return { ...read, meant: meantMentions(read.words, read.mentions), topics };
  }
}
