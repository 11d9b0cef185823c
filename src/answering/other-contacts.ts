import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT_CUES, CONTINUATIONS, FILLERS, POINTERS } from '../matching/cues';

/** Nobody was reached. */
const NO_ANSWER =
  /\b(?:nobody|no one|none|not|never|no)(?: \w+){0,3} (?:answer|answers|answered|answering|pick|picks|picked|picking|reply|replies|replying|through|reach|reached)\b|\b(?:engaged|voicemail|answerphone|ringing out|rings out|rang out|just rings|just ringing|keeps ringing|line busy|line is busy|number is dead|on hold)\b/;
/** Somebody else is wanted; what stands behind it is caught. */
const SOMEBODY_ELSE =
  /\b(?:(?:who|anybody|anyone|somebody|someone) else|(?:another|different|other|alternative) (?:number|numbers|line|lines|contact|contacts)|any others?)\b(.*)/;
/** It is urgent, and no more is said. */
const URGENT = new Set('urgent urgently emergency emergencies immediate immediately straight away case'.split(' '));

/**
 * Where a number was given and does not help ("it's just ringing out", "who else is there?", "and if it's urgent?"): the contacts that are
 * for everybody, wherever they are, those shown already left out; none left means the whole list. Undefined where it is not that.
 *
 * @param shown the contacts shown last
 */
export function otherContacts(
  words: readonly string[],
  shown: readonly string[],
  knowledge: Knowledge,
): readonly string[] | undefined {
  const anywhere = knowledge.contacts.filter(({ role }) => role !== 'locality').map(({ id }) => id);
  const text = words.join(' ');
  // "Who else can I try", but not "has anyone else noticed".
  const behind = SOMEBODY_ELSE.exec(text)?.[1]?.trim().split(' ');
  const wantsElse = behind?.every((word) => word === '' || word === 'try' || isEmpty(word) || CONTACT_CUES.has(word));
  if (NO_ANSWER.test(text) || wantsElse) return anywhere.filter((id) => !shown.includes(id));
  const urgent =
    words.some((word) => /^(?:urgent|emergenc|immediate)/.test(word)) &&
    words.every((word) => URGENT.has(word) || isEmpty(word));
  return urgent ? anywhere : undefined;
}

function isEmpty(word: string): boolean {
  return FILLERS.has(word) || POINTERS.has(word) || CONTINUATIONS.has(word);
}
