import { NUMBERED } from '../danger/ages';
import type { Knowledge } from '../knowledge/knowledge';
import { fold, wordsOf } from '../matching/words';

/**
 * Marks of a particular person's details, each plain enough to be no ordinary question. The first group of a pattern is the name that it
 * found. Names are looked for in the text as typed, the rest folded. No pattern can take more than linear time.
 */
const NAME = String.raw`(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}{2,15})(?!\p{L})`;
const SURNAME = String.raw`(?:[ -]\p{Lu}[\p{L}']{1,20})?`;
const AGE = '(?:[3-9]|1[0-7])';
/** What is counted, where a number after a name is no age: "Calderhead High, 15 pupils". */
const COUNTED =
  'of|to|or|pupils|children|people|kids|girls|boys|staff|teachers|schools|classes|years|months|weeks|days|hours|minutes|copies|leaflets|questions|signs|times';
const NAMED_WITH_NUMBER: readonly RegExp[] = [
  // A name with an age: "Ellie, 14", "Kyle (15", "Isla Brown aged 12", "Jack is 13".
  new RegExp(
    String.raw`${NAME}(?:'s)?${SURNAME},? ?\(?(?:is |aged |who is |who's )?${AGE}(?![\p{L}\p{N}:./%+])(?!(?:st|nd|rd|th|am|pm)\b)(?! (?:${COUNTED})\b)`,
    'gu',
  ),
  new RegExp(String.raw`${NAME}${SURNAME},? ?\(?(?:is |a )?${AGE} ?(?:yo|yrs?|year(?:s|-old)?|years old)\b`, 'gu'),
  // The same in lower case, as phones send it, where commas or brackets leave no doubt: "ellie, 14, has".
  new RegExp(String.raw`(?<![\p{L}\p{N}'])(\p{Ll}{3,15})(?:, | \()(?:aged )?${AGE} ?(?:yo|yrs?)?[,)]`, 'gu'),
  // An age with a name, which is no nationality before a noun: "a 14 year old, Isla," but not "a 14 year old Polish girl".
  new RegExp(
    String.raw`\b${AGE}[ -]?(?:yo|yr old|year[ -]old)(?: (?:girl|boy|lad|lassie|pupil|child))?,? ${NAME}(?! \p{Ll}*(?:girl|boy|lad|lass|pupil|child|student|teen|young))`,
    'gu',
  ),
  // A name with a date: "Jamie Hill, 3/2/2011".
  new RegExp(String.raw`${NAME}${SURNAME},? \(?\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b`, 'gu'),
];
const NAMED: readonly RegExp[] = [
  // A name after who somebody is: "a girl called Isla", "my client Rowan"; not the asker's own.
  /\b(?:called|named|(?<![Mm]y )name is|(?<![Mm]y )name's)\s+(\p{Lu}\p{Ll}{2,15})(?!\p{L})/gu,
  /\b(?:girl|boy|lad|lassie|pupil|child|wean|student|client|teenager) (?:called|named) (\p{L}{3,15})(?!\p{L})/gu,
  /\b(?:[Mm]y|[Oo]ur|[Hh]er|[Hh]is) (?:pupil|client|student|service user|foster (?:child|son|daughter)|daughter|son|niece|nephew) (\p{Lu}\p{Ll}{2,15})(?!\p{L})/gu,
  // The family of a named child: "Callum's mum".
  new RegExp(
    String.raw`${NAME}'s (?:mum|mother|dad|father|gran|granny|brother|sister|foster carer|stepdad|boyfriend)\b`,
    'gu',
  ),
];
const TYPED: readonly RegExp[] = [
  // A home address by its capitals: "14 Quarry Street", "3/1 Mill Court".
  /(?<![\p{L}\p{N}])\d{1,4}[a-zA-Z]? (?:\p{Lu}\p{Ll}{2,20} ){1,2}(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Crescent|Cres|Lane|Terrace|Gardens|Court|Place|Way|Grove|Close|Square|View)(?!\p{L})/u,
];
const FOLDED: readonly RegExp[] = [
  /\b(?:dob|d\.o\.b|date of birth|born on|born in|birthday(?: is)?|chi(?: number| no)?|nhs (?:number|no))\b[^\d\n]{0,12}\d/,
  /\b(?:case|pupil|client|file|candidate) (?:ref(?:erence)?|number|no\.?|id)\b[^\d\n]{0,4}\d{3}/,
  // The same address without capitals, where it can hardly be anything else.
  /\b\d{1,4}[a-z]? \p{L}{3,20} (?:\p{L}{3,20} )?(?:street|avenue|crescent|terrace)\b/u,
  /\b(?:at|in|on|lives|stays|address is) \d{1,4}[a-z]? \p{L}{3,20} (?:road|rd|drive|lane|gardens|court|place|grove)\b/u,
  // A Scottish postcode; what looks like its end and is an ordinal (S3 2nd) is none.
  /\b(?:ab|dd|dg|eh|fk|g|iv|ka|kw|ky|ml|pa|ph|td)\d{1,2} ?\d(?!st\b|nd\b|rd\b|th\b)[a-z]{2}\b/,
  // A CHI number: ten digits that begin with a date.
  /\b(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?\d{4}\b/,
];
/** A telephone number in the United Kingdom, loosely. */
const NUMBER = /(?<!\d)(?:\+ ?44|0)[\d ().-]{7,16}\d/g;
/** It is asked what a number is; nobody's number is told. */
const ASKS_ABOUT_NUMBER = /\b(?:is|was|whose|who|which|what)\b.*\b(?:number|no|leaflet|line|office|call)\b|\bwhose\b/;

/** A word in lower case, and the same in a text of ASCII alone. */
const UNICODE_WORD = /(?<![\p{L}\p{N}'])\p{Ll}{3,16}(?![\p{L}\p{N}])/gu;
const ASCII_WORD = /(?<![A-Za-z0-9'])[a-z]{3,16}(?![A-Za-z0-9])/g;

/** Words that stand where a first name could, beside those that the content itself uses in lower case. */
const NOT_A_NAME = new Set([
  ...NUMBERED,
  ...`scotland about under over from aged age ages monday tuesday
  wednesday thursday friday saturday sunday january february march april may june july august september october november december
  only does kids kid lads lassies teens teenager teenagers anyone someone everyone nobody
  somebody whose this that these those they them there here
  instagram tiktok snapchat facebook whatsapp discord roblox fortnite minecraft xbox playstation youtube telegram`.split(
    /\s+/,
  ),
]);

/**
 * Makes the detector of messages that tell of a particular person: a name with an age, a date or a relation, a date of birth, an address, a
 * case or CHI number, a telephone number that is not the leaflet's. Conservative: a false note costs trust.
 */
export function createCaseDetails({
  source,
  topics,
  contacts,
  contactList,
  language,
  help,
  privacy,
  background,
}: Knowledge): (text: string) => boolean {
  const used = [
    source,
    ...[...topics, contactList].flatMap(({ examples }) => examples),
    ...help,
    ...privacy,
    ...background,
  ];
  /** The words that the content uses in lower case: made when the first name may have been found. */
  let ordinary: ReadonlySet<string> | undefined;
  const isOrdinary = (word: string) => {
    ordinary ??= wordsInLowerCase(used);
    return ordinary.has(word);
  };
  const places = new Set([...language.unlistedPlaces, ...contacts.flatMap(({ names }) => names)].flatMap(wordsOf));
  const numbers = new Set(contacts.map(({ block }) => digitsOf(block.number.text)));
  const isName = (word: string | undefined) => {
    const lower = word?.toLowerCase();
    return lower !== undefined && !NOT_A_NAME.has(lower) && !isOrdinary(lower) && !places.has(lower);
  };

  return (text) => {
    const typed = text.slice(0, 4_000).replace(/[\u2018\u2019]/g, "'");
    const folded = fold(typed);
    const isNamed = (pattern: RegExp) => namesIn(typed, pattern).some(isName);
    if (NAMED.some(isNamed)) return true;
    // All others hold a digit, which most messages do not.
    if (!/\d/.test(folded)) return false;
    const isElses = (found: string) => !numbers.has(digitsOf(found));
    return (
      FOLDED.some((pattern) => pattern.test(folded)) ||
      TYPED.some((pattern) => pattern.test(typed)) ||
      NAMED_WITH_NUMBER.some(isNamed) ||
      (!ASKS_ABOUT_NUMBER.test(folded) && (typed.match(NUMBER) ?? []).some(isElses))
    );
  };
}

function wordsInLowerCase(texts: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    // Unicode's classes of letters take longer, and most utterances have no letters but those of ASCII.
    const pattern = /[^\0-\x7f]/.test(text) ? UNICODE_WORD : ASCII_WORD;
    for (const word of text.match(pattern) ?? []) words.add(word);
  }
  return words;
}

/** The names that a pattern finds. Not by matchAll, which makes a pattern anew each time. */
function namesIn(text: string, pattern: RegExp): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) names.push(found[1]);
  return names;
}

/** A number's digits as they are dialled in the country: "+44 (0)1236 ..." begins with 01236. */
function digitsOf(number: string): string {
  return number.replace(/\D/g, '').replace(/^440?/, '0');
}
