import { CONTACT, isAboutUs, WEBSITES } from '../matching/compiled-model';
import { CONTACT_CUES, FILLERS, NUMBER_CUES, WEBSITE_CUES } from '../matching/cues';
import type { Reading } from '../matching/matcher';
import { tellsHome } from '../matching/places-meant';

/** Scores this far under the threshold still ask for a contact where a name and a word that asks for numbers stand together. */
const LIKELY = 0.35;
/** The same where it is a place, and the word is "number" or "phone" itself, or where a listed number is written out. */
const OUTRIGHT = 0.8;
/** A name without such a word ("train times to Coatbridge") asks for a contact only this far over the threshold. */
const NO_CUE = 0.3;
/** A question that names a service ("how would I get the police") asks for it down to this far under the threshold. */
const SERVICE = 0.15;

/** Nothing named: "all the contacts" asks for the list down to this far under the threshold. */
const WHOLE_LIST = 0.5;

/** A message that begins by asking for a number, whatever else it goes on to tell. */
const ASKS_FIRST =
  /^(?:(?:hi|hello|please|so|and|ok) )*(?:(?:which|what|what is the|the|need|need the|give me|give me the|can i have the) )?(?:social work |phone |telephone |contact |right )?numbers? (?:for|to)\b/;

/** The most words of a message that tells where somebody lives and asks nothing. */
const TOLD_HOME = 12;

/** From this far over the threshold another topic is plain. */
const PLAIN = 0.3;
/** A contact this little behind another topic is as likely. */
const BESIDE = 0.35;

/** What a name in a message asks for: its number, its website, or nothing of the kind; `unclear` leaves it to the topics. */
export type Named = typeof CONTACT | typeof WEBSITES | 'nothing' | 'unclear';

/** Weighs the names in a message against the words beside them. Pure. */
export function whatNamesAsk(reading: Reading, threshold: number): { asked: Named; sure: boolean } {
  // A greeting or thanks around a question for a number is no question about us.
  const best = reading.topics.find(({ topic }) => !isAboutUs(topic)) ?? { topic: '', score: -1 };
  const strong = reading.mentions.filter(({ weak }) => !weak);
  const contacts = strong.filter(({ kind }) => kind === 'contact');
  const websites = strong.some(({ kind }) => kind === 'website');
  const places = strong.some(({ place }) => place);
  const rest = restOf(reading);
  const bare = rest.every((word) => FILLERS.has(word) || CONTACT_CUES.has(word) || WEBSITE_CUES.has(word));
  if (websites) {
    const asksSite = asksForSite(reading);
    if (bare || asksSite || best.topic === WEBSITES || best.topic === CONTACT || best.score < threshold)
      return { asked: WEBSITES, sure: bare || asksSite };
  }
  if (contacts.length === 0 && !places) {
    const asksForAll = wantsWholeList(reading.words) || (bare && rest.some((word) => NUMBER_CUES.has(word)));
    const all = best.topic === CONTACT && best.score > threshold - WHOLE_LIST && asksForAll;
    return { asked: all ? CONTACT : 'unclear', sure: false };
  }
  // "She lives in Airdrie": what is told in a few words, and of nothing else, is told for that team's number.
  if (best.score < threshold && reading.words.length <= TOLD_HOME && tellsHome(reading.words, reading.mentions))
    return { asked: CONTACT, sure: false };
  if (contacts.some(({ place }) => place) && ASKS_FIRST.test(reading.words.join(' ')))
    return { asked: CONTACT, sure: false };
  const byNumber = contacts.some((contact) => contact.byNumber);
  const cue = rest.some((word) => CONTACT_CUES.has(word)) || byNumber;
  if (bare && (contacts.length > 0 || cue)) return { asked: CONTACT, sure: true };
  const score = reading.topics.find(({ topic }) => topic === CONTACT)?.score ?? -1;
  const cued = cue && contacts.length > 0;
  // Another topic must be plain, or far likelier, before it takes the place of a number that has a name and a cue.
  const outright = byNumber || (cued && places && rest.some((word) => NUMBER_CUES.has(word)));
  const behind = outright ? 2 * BESIDE : BESIDE;
  const likely = cued && best.score < threshold + PLAIN && score > best.score - behind;
  if (best.topic !== CONTACT && !likely) return { asked: 'unclear', sure: false };
  // A number is asked for in many ways: with its cue beside a listed name a likely guess is enough.
  const uncued = places ? (cue ? 0 : NO_CUE) : reading.asks ? -SERVICE : 0;
  const needed = threshold + (cued ? -(outright ? OUTRIGHT : LIKELY) : uncued);
  return score >= needed ? { asked: CONTACT, sure: cue } : { asked: 'nothing', sure: false };
}

/** Whether a website is asked for as such: by its link, its page. */
export function asksForSite(reading: Reading): boolean {
  return restOf(reading).some((word) => WEBSITE_CUES.has(word));
}

/** Whether social work is spoken of, and not only a place. */
export function speaksOfSocialWork({ words }: Reading): boolean {
  return /\b(?:social work(?:ers?)?(?! (?:jobs?|vacanc))|locality)\b/.test(words.join(' '));
}

/** A reading's words beside what it names. */
export function restOf({ words, mentions }: Reading): readonly string[] {
  if (mentions.length === 0) return words;
  const starts = [0, ...mentions.map(({ end }) => end)];
  return starts.flatMap((start, i) => words.slice(start, mentions[i]?.start));
}

const WHOLE = /\b(?:whole|full|entire|complete|all|every)(?: \w+){0,2} (?:lists?|numbers?|contacts?)\b/;

/** "The whole list", "all the numbers". */
export function wantsWholeList(words: readonly string[]): boolean {
  return WHOLE.test(words.join(' '));
}
