import { fold } from '../matching/words';

/**
 * Marks of a particular person's details, each plain enough to be no ordinary question. Names are looked for in the text as typed,
 * the rest folded. No pattern can take more than linear time.
 */
const AS_TYPED: readonly RegExp[] = [
  // A first name with an age: "Ellie, 14", "Kyle (15", "Isla aged 12", "Jack is 13".
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,15}(?:'s)?(?: \p{Lu}\p{Ll}{1,15})?,? ?\(?(?:is |aged |who is |who's )?(?:[3-9]|1[0-7])(?![\p{L}\p{N}:./%])(?!(?:st|nd|rd|th|am|pm)\b)/u,
  // A first name and a surname after who somebody is: "my pupil Ellie Brown", "a girl called Isla".
  /\b(?:called|named|name is|name's)\s+\p{Lu}\p{Ll}{2,15}\b/u,
  // The family of a named child: "Callum's mum Nadia".
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,15}'s (?:mum|mother|dad|father|gran|granny|brother|sister|foster carer|stepdad|boyfriend)\b/u,
];
const FOLDED: readonly RegExp[] = [
  /\b(?:dob|d\.o\.b|date of birth|born on|born in|chi(?: number| no)?)\b[^\d\n]{0,12}\d/,
  /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b/,
  // A home address: a number, one or two words, a street.
  /\b\d{1,4}[a-z]? \p{L}{3,20} (?:\p{L}{3,20} )?(?:street|st|road|rd|avenue|ave|drive|crescent|lane|terrace|gardens|court|place|way|grove)\b/u,
  // A Lanarkshire or Glasgow postcode.
  /\b(?:ml|g)\d{1,2} ?\d[a-z]{2}\b/,
  // A CHI number: ten digits that begin with a date.
  /\b(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?\d{4}\b/,
];

/** Words that stand where a first name could: an age or a number after them tells nothing of a person. */
const NOT_A_NAME = new Set(
  `children child girl boy pupil year years section page number chapter room line phase stage level grade class primary police scotland
  whose only does what when which about under over from aged age ages monday tuesday wednesday thursday friday saturday sunday january february
  march april may june july august september october november december windows step point table figure article unit`.split(
    /\s+/,
  ),
);

/**
 * Whether a message looks as if it told of a particular person: a name with an age or a relation, a date of birth, an address, a
 * CHI number, a telephone number that is not the leaflet's. Conservative: a false note costs trust.
 *
 * @param hasUnknownNumber whether it holds a telephone number that is no contact's
 * @param isPlace whether a word is a place, which may stand before a number without being a name
 */
export function looksLikeCaseDetails(
  text: string,
  hasUnknownNumber: boolean,
  isPlace: (word: string) => boolean,
): boolean {
  const straight = text.slice(0, 4_000).replace(/[\u2018\u2019]/g, "'");
  const folded = fold(straight);
  if (FOLDED.some((pattern) => pattern.test(folded))) return true;
  const told = AS_TYPED.some((pattern) => {
    const match = pattern.exec(straight);
    const name = match?.[0].match(/\p{Lu}\p{Ll}+/u)?.[0].toLowerCase();
    return name !== undefined && !NOT_A_NAME.has(name) && !isPlace(name);
  });
  const asksAbout = /\b(?:is|was|whose|who|which|what)\b.*\b(?:number|no|leaflet|line|office|call)\b|\bwhose\b/.test(
    folded,
  );
  return told || (hasUnknownNumber && !asksAbout);
}
