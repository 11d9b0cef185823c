import type { Knowledge } from '../knowledge/knowledge';
import type { Classifier } from './classifier';
import { labelledUtterances } from './compiled-model';
import type { Encoder } from './encoder';
import type { FeatureText } from './features';
import { forEncoder, type QuestionReader } from './question-reader';
import type { SparseVector } from './sparse';

/** An utterance of the content with how like the question it is: the cosine of their feature vectors, 1 for the same. */
export interface NearExample {
  readonly text: string;
  readonly likeness: number;
}

interface Compared {
  readonly text: string;
  readonly vector: SparseVector;
}

/**
 * Finds the utterances of a topic that are nearest to a question, by the very feature vectors that rank the topics. For
 * explanations: an answer never waits for it. A topic's utterances are turned into vectors when they are first asked for.
 */
export class NearestExamples {
  private readonly byTopic = new Map<string, Promise<Compared[]>>();

  /** @param encoder where the classifier was trained over embeddings */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly reader: QuestionReader,
    private readonly classifier: Classifier,
    private readonly encoder?: Encoder,
  ) {}

  /** The nearest utterances of a topic, best first; none that has nothing in common with the question. Rejects when the encoder fails. */
  async of(topic: string, question: FeatureText, most: number): Promise<NearExample[]> {
    const asked = dense(this.classifier.vector(question));
    return (await this.comparedOf(topic))
      .map(({ text, vector }) => ({ text, likeness: cosine(asked, vector) }))
      .filter(({ likeness }) => likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1))
      .slice(0, most);
  }

  private comparedOf(topic: string): Promise<Compared[]> {
    const known = this.byTopic.get(topic) ?? this.compare(topic);
    this.byTopic.set(topic, known);
    // A failure is not remembered.
    known.catch(() => this.byTopic.delete(topic));
    return known;
  }

  private async compare(topic: string): Promise<Compared[]> {
    const texts = labelledUtterances(this.knowledge).flatMap(([text, label]) => (label === topic ? [text] : []));
    const distinct = [...new Set(texts)];
    const embeddings =
      (await this.encoder?.encode(distinct.map((text) => forEncoder(this.reader.read(text, false))))) ?? [];
    return distinct.map((text, i) => {
      const embedding = embeddings[i];
      const words = this.reader.read(text, false).masked;
      return { text, vector: this.classifier.vector({ words, ...(embedding ? { embedding } : {}) }) };
    });
  }
}

function dense({ indices, values }: SparseVector): Map<number, number> {
  return new Map([...indices].map((index, i) => [index, values[i] ?? 0]));
}

function cosine(asked: ReadonlyMap<number, number>, { indices, values }: SparseVector): number {
  const product = indices.reduce((sum, index, i) => sum + (asked.get(index) ?? 0) * (values[i] ?? 0), 0);
  const length = (numbers: Iterable<number>) => Math.sqrt([...numbers].reduce((sum, value) => sum + value * value, 0));
  const lengths = length(asked.values()) * length(values);
  return lengths > 0 ? product / lengths : 0;
}
