import { isAboutUs, PRIVACY } from '../matching/compiled-model';
import type { Reading } from '../matching/matcher';
import type { Reply } from './decide';

const set = (words: string) => new Set(words.split(/\s+/));

const THANKING = set('thanks thank ta cheers thankyou ty');
/** What thanks, or says that it is enough. */
const THANKS = set(
  `${[...THANKING].join(' ')} brilliant perfect magic lovely great nice grand smashing super noted understood sorted helpful appreciated
  fab amazing excellent awesome will bye cheerio goodbye`,
);
/** What may stand beside it. */
const BESIDE = set(
  `ok okay right aye yes yep that is it this all i am me we are you so very much again pal mate hen for your the a an one now pure really such bit
  help helping info job star stuff work needed wanted need done do got just very then too everyone good day night have x xx and thats`,
);

/** Whether a message only thanks, or says that it is enough: "cheers pal, that's magic", "ok will do". */
export function isThanks(words: readonly string[]): boolean {
  return words.some((word) => THANKS.has(word)) && words.every((word) => THANKS.has(word) || BESIDE.has(word));
}

/** Whether a message thanks, among other things. */
export function saysThanks(words: readonly string[]): boolean {
  return words.some((word) => THANKING.has(word));
}

/** What we say of ourselves is all that thanks want. */
export function thanked({ topics }: Reading): Reply | undefined {
  const aboutUs = topics.find(({ topic }) => isAboutUs(topic) && topic !== PRIVACY);
  return aboutUs && { target: { topic: aboutUs.topic }, ground: 'topic', score: aboutUs.score, confidence: 0.9 };
}
