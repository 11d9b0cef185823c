import { type Block, plain } from '../answering/answer';
import { anyOf } from '../danger/word-groups';
import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT_CUES, FILLERS, POINTERS, WEBSITE_CUES } from './cues';
import { sentencesOf } from './sentences';
import { stem, wordsOf } from './words';

/** What asks after the leaflet's own wording: "is X mentioned", "what has X got to do with it", "X, is that on the list", "X, or is that another leaflet". */
const ASKS_AFTER = anyOf(
  'mention(?:s|ed|ing)?|listed|(?:in|on) (?:the|your|that|this) (?:list|leaflet)|(?:in|on) (?:here|yours)|(?:in|on) (?:there|it)$',
  '(?:come|comes|coming) (?:in ?to|under) (?:it|this|any of (?:it|this))|(?:it|that|this|they) (?:come|comes) up|anything in (?:it|there|here) (?:about|on)',
  '(?:got|have|has|had) to do with|(?:why )?(?:would|should|do) (?:i|we|you) care about|br(?:ing|ings|ought) (?:it |that |this )?up|relevant|part of (?:it|this)',
  'appears?|get a mention|featur(?:e|es|ed)|doing in (?:it|there|here|the)|(?:the|your) leaflet(?: really| actually)? (?:say|says|mean|means|talking|talks|include|includes|cover|covers|list|lists|care)',
  'leaflet(?: is)? (?:stand|line|take) on|or (?:is (?:that|it|this) )?(?:in )?(?:another|(?:some |the )?other|a different|a separate) (?:leaflet|bot)|wrong leaflet|different (?:leaflet|bot)$|(?:you|yous|ye|it|this) (?:really |actually |even )?covers?',
  '(?:belongs?|place|room|fits?|goes) (?:in )?(?:here|there|it|this|yours)|count (?:here|for anything)',
);

/** Words of such questions that say nothing of what is looked for. */
const BESIDE = new Set(
  `mention mentions mentioned mentioning listed list leaflet come comes coming into under got have has had to do with why would should care bring
  brings brought relevant part appear appears feature features featured doing does say says mean means talking talks include includes cover
  covers stand line take not or really even somewhere anywhere anything everything section sections bit page words word thing things stuff kind matter read reading
  actually exactly up any would child children protection wrong another different separate some bot belong belongs place room fit fits goes
  yours count expect doubt suppose guess sure alright when everyone everybody nothing something someone somebody here over through very between else young person people`.split(
    /\s+/,
  ),
);

/** At least this share of what is looked for, by rarity, must stand in one passage. */
const MOST_OF_IT = 0.6;

/** The most words that may be nothing but the leaflet's own: "female genital mutilation?". */
const MOST_BARE = 3;

/**
 * So many words in a row that stand so in a sentence of the leaflet quote it, articles aside, where so many of them say something, so many stand in no other
 * sentence, and no more is said beside them: "multiple callers to home, who counts".
 */
const QUOTE = { words: 4, telling: 3, own: 2 } as const;
const ARTICLES = new Set(['the', 'a', 'an']);

/** A passage of the leaflet that a question asks after by its words. */
export interface Passage {
  readonly topic: string;
  /** How much of what was looked for stands in it, weighed by rarity, or how much of what was said is quoted from it: 0 to 1. */
  readonly share: number;
  /** Whether a word or two of it was said and nothing else ("cigarettes?"), or some of it quoted: which hardly asks. */
  readonly isBare: boolean;
}

/** A sentence of the leaflet, by the stems of its words. */
interface Sentence {
  readonly topic: string;
  readonly inOrder: readonly string[];
  readonly stems: ReadonlySet<string>;
}

function textsOf(block: Block): string[] {
  if (block.kind === 'list') return block.items.map(plain);
  if (block.kind === 'paragraph') return sentencesOf(plain(block.text));
  return [];
}

/** The leaflet's sentences, each for the narrowest topic that shows it; those that several topics show side by side are left out. */
export function leafletSentences(knowledge: Knowledge): [string, string][] {
  const shownBy = new Map<string, string[]>();
  for (const topic of knowledge.topics)
    for (const sentence of topic.blocks.flatMap(textsOf))
      shownBy.set(sentence, [...(shownBy.get(sentence) ?? []), topic.id]);
  const wider = (id: string) => knowledge.topics.find((topic) => topic.id === id)?.facetOf ?? [];
  return [...shownBy].flatMap(([sentence, ids]): [string, string][] => {
    const narrow = ids.filter((id) => !ids.some((other) => wider(other).includes(id)));
    return narrow.length === 1 && narrow[0] ? [[sentence, narrow[0]]] : [];
  });
}

/** Finds where the leaflet speaks of what a question asks after by word: no meaning, only its words. Built once for each version of it. */
export class LeafletPassages {
  private readonly passages: readonly Sentence[];
  /** Where two words stand one after the other. */
  private readonly pairs = new Map<string, { readonly passage: Sentence; readonly at: number }[]>();
  private readonly rarity = new Map<string, number>();
  /** What every passage is about. */
  private readonly subject: string;

  constructor(knowledge: Knowledge) {
    this.subject = knowledge.leaflet.command;
    this.passages = leafletSentences(knowledge).map(([sentence, topic]) => {
      const inOrder = wordsOf(sentence)
        .filter((word) => !ARTICLES.has(word))
        .map(stem);
      return { topic, inOrder, stems: new Set(inOrder) };
    });
    for (const passage of this.passages)
      passage.inOrder.slice(1).forEach((second, at) => {
        const pair = `${passage.inOrder[at]} ${second}`;
        this.pairs.set(pair, [...(this.pairs.get(pair) ?? []), { passage, at }]);
      });
    const counts = new Map<string, number>();
    for (const { stems } of this.passages) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
    for (const [one, count] of counts) this.rarity.set(one, this.weight(count));
  }

  /**
   * The passage that a question asks after or quotes; undefined where it does neither, or none holds most of it.
   *
   * @param words as the classifier reads them, the leaflet's subject by its short name
   */
  askedAfter(words: readonly string[]): Passage | undefined {
    if (words.length > 40) return undefined;
    const isAsked = ASKS_AFTER.test(words.join(' '));
    if (!isAsked && words.length > MOST_BARE) return this.quotedIn(words);
    const looked = this.telling(words);
    const all = looked.reduce((sum, one) => sum + (this.rarity.get(one) ?? this.weight(0)), 0);
    if (all === 0) return undefined;
    const found = this.passages
      .map(({ topic, stems }) => ({
        topic,
        share: looked.reduce((sum, one) => sum + (stems.has(one) ? (this.rarity.get(one) ?? 0) : 0), 0) / all,
      }))
      .sort((a, b) => b.share - a.share);
    const best = found[0];
    // As much of it elsewhere: its words do not tell where.
    if (found.some(({ topic, share }) => topic !== best?.topic && share === best?.share)) return undefined;
    if (isAsked) return best && best.share >= MOST_OF_IT ? { ...best, isBare: false } : undefined;
    // Nothing beside it, and a word that stands in no other passage: "home" and "money" say nothing yet.
    const isAllOfIt = looked.length === new Set(words.map(stem)).size && best?.share === 1;
    return isAllOfIt && looked.some((one) => this.rarity.get(one) === this.weight(1))
      ? { ...best, isBare: true }
      : undefined;
  }

  /** The stems of the words that say something. */
  private telling(words: readonly string[]): string[] {
    const isTelling = (word: string) =>
      word.length > 2 &&
      word !== this.subject &&
      ![FILLERS, POINTERS, BESIDE, CONTACT_CUES, WEBSITE_CUES].some((set) => set.has(word));
    return [...new Set(words.filter(isTelling).map(stem))];
  }

  private quotedIn(said: readonly string[]): Passage | undefined {
    const words = said.filter((word) => !ARTICLES.has(word));
    const stems = words.map(stem);
    for (let from = 0; from + QUOTE.words <= stems.length; from += 1)
      for (const { passage, at } of this.pairs.get(`${stems[from]} ${stems[from + 1]}`) ?? []) {
        let length = 2;
        while (from + length < stems.length && stems[from + length] === passage.inOrder[at + length]) length += 1;
        if (length < QUOTE.words || stems.length > 2 * length) continue;
        const telling = this.telling(words.slice(from, from + length));
        const own = telling.filter((one) => this.rarity.get(one) === this.weight(1));
        if (telling.length >= QUOTE.telling && own.length >= QUOTE.own)
          return { topic: passage.topic, share: length / stems.length, isBare: true };
      }
    return undefined;
  }

  private weight(count: number): number {
    return Math.log((1 + this.passages.length) / (1 + count));
  }
}
