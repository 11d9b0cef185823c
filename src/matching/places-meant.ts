import type { Mention } from './mentions';

/** Between a negation and the name that it denies only these may stand. */
const BRIDGES = new Set(
  'the in for at from to that of it is be about with a an team number one area give me want need show send mean looking after asked'.split(
    ' ',
  ),
);
const NEGATIONS = new Set('not no nor neither except forget never without'.split(' '));
const NEGATING_PAIRS = new Set([
  'instead of',
  'rather than',
  'other than',
  'apart from',
  'no longer',
  'never mind',
  'as opposed',
  'used to',
  'moved from',
  'away from',
  'anywhere but',
]);
/** "No number for Airdrie" says that one is missing; "no the number for Airdrie", in Scots, that another is wanted. */
const MISSING = new Set('number numbers phone contact contacts'.split(' '));
/** Words that take back what stands before them. */
const CORRECTIONS = new Set('sorry apologies mean meant wait actually oops correction typo scratch rather'.split(' '));
const CORRECTING_PAIRS = new Set(['hold on', 'hang on', 'but it']);
/** Whose home counts. */
const CHILD = new Set(
  'child wean girl boy pupil kid baby lassie children weans girls boys pupils kids family families lad daughter son teenager person patient she they he her his their resident client mum mother dad father gran granny parents'.split(
    ' ',
  ),
);
const LIVING = new Set('live lives living stay stays staying from home bides resides address'.split(' '));
/** Said of others alone: "lives in Plains, school in Airdrie". */
const THEY_LIVE = new Set(['lives', 'stays', 'bides', 'resides']);
const ASKER = new Set(['i', 'ah', 'we']);
const BEING = new Set(['am', 'is', 'are', 'was', 'were']);
/** Between "I" and "live". */
const ADVERBS = new Set('am are also still just only now'.split(' '));
const WITHIN = new Set('in at of from on'.split(' '));
/** Where somebody works, learns or is looked after: not where the child's team is. */
const WORKING = new Set(
  `work works working worker workers based base placed drive drives driving pass passes passing commute travel teach teaches teacher nurse visitor officer coach employed job
  office school schools attends academy class clinic nursery unit hospital ward centre college surgery practice club`.split(
    /\s+/,
  ),
);

/** The most words between a place and what it is corrected to. */
const CORRECTION_SPAN = 7;

function denied(words: readonly string[], mention: Mention, previous: Mention | undefined): boolean {
  let at = mention.start - 1;
  for (let steps = 0; steps < 5 && at >= 0; steps += 1, at -= 1) {
    const word = words[at] ?? '';
    // "Airdrie, wait no Bellshill": the "no" takes Airdrie back and denies nothing.
    const takesBack = previous && at > previous.end && CORRECTIONS.has(words[at - 1] ?? '');
    // "What is the no for Airdrie": a short number.
    const isNumber = words[at + 1] === 'for' || words[at + 1] === 'of';
    if (word === 'no' && (takesBack || isNumber || MISSING.has(words[at + 1] ?? ''))) return false;
    if (NEGATIONS.has(word) || NEGATING_PAIRS.has(`${words[at - 1] ?? ''} ${word}`)) return true;
    if (!BRIDGES.has(word)) break;
  }
  const after = words.slice(mention.end, mention.end + 2).join(' ');
  return after === 'any more' || after === 'no more' || after === 'is wrong';
}

function correctedBy(words: readonly string[], mention: Mention, next: Mention | undefined): boolean {
  if (!next || next.start - mention.end > CORRECTION_SPAN) return false;
  const between = words.slice(mention.end, next.start);
  // "Airdrie, oh and sorry, also Bellshill": both.
  const after = words.slice(next.end, next.end + 2);
  if (between.includes('also') || after[0] === 'too' || after.join(' ') === 'as well') return false;
  return between.some(
    // "Rather" corrects what stands before it, "rather than" denies what follows.
    (word, i) =>
      (CORRECTIONS.has(word) && between[i + 1] !== 'than') || CORRECTING_PAIRS.has(`${word} ${between[i + 1]}`),
  );
}

const HAVING = new Set(['have', 'has', 'got']);

/** "I've got Airdrie's already, just need Coatbridge". Not "have Airdrie already been told": nobody says that they have its number. */
function hadAlready(words: readonly string[], mention: Mention): boolean {
  const before = words.slice(Math.max(0, mention.start - 4), mention.start);
  const has = before.some((word, i) => HAVING.has(word) && ASKER.has(before[i - 1] ?? ''));
  return has && words.slice(mention.start - 1, mention.end + 2).includes('already');
}

/** Whether a place is the child's home, or only where somebody works or learns or the asker lives, by the words before it in its own stretch. */
function roleOf(words: readonly string[], from: number, mention: Mention): 'home' | 'elsewhere' | undefined {
  const before = words.slice(Math.max(from, mention.start - 10), mention.start);
  const living = before.findLastIndex(
    (word, i) => LIVING.has(word) || (word === 'to' && before[i - 1] === 'moved' && i === before.length - 1),
  );
  const working = before.findLastIndex((word) => WORKING.has(word));
  const child = before.findLastIndex((word) => CHILD.has(word));
  if (working > living) return 'elsewhere';
  if (living >= 0) {
    const [verb = '', near = '', far = ''] = [before[living], before[living - 1], before[living - 2]];
    if (ASKER.has(near) || (ADVERBS.has(near) && ASKER.has(far))) return 'elsewhere';
    return child >= 0 || THEY_LIVE.has(verb) || verb === 'to' ? 'home' : undefined;
  }
  const [subject = '', verb = '', within = ''] = before.slice(-3);
  if (!WITHIN.has(within)) return undefined;
  // "I'm in Bellshill", "the child is in Wishaw", "a family in Newmains".
  if (ASKER.has(subject) && BEING.has(verb)) return 'elsewhere';
  return CHILD.has(verb) || (BEING.has(verb) && CHILD.has(subject)) ? 'home' : undefined;
}

/** Whether a place is told as the home of somebody else: "she lives in Airdrie", "the child's address is in Wishaw". */
export function tellsHome(words: readonly string[], mentions: readonly Mention[]): boolean {
  const places = mentions.filter(({ place, weak }) => place && !weak);
  return [...rolesOf(words, places).values()].includes('home');
}

/** Who says one of these asks for a team, whatever else is named. */
const TEAM = new Set('social team teams worker workers locality duty cover covers covering both'.split(' '));
const STATION = 'police (?:stations?|offices?|headquarters|hq)';
const STATION_FIRST = new RegExp(`^${STATION} `);
/** Right behind a place; what goes on with a verb tells something of a station somewhere. */
const BEHIND = new RegExp(
  `^${STATION}(?! (?:is|are|was|were|has|have|had|sent|says|said|told|will|did|does|closed)\\b)(?:\\W|$)`,
);
const BEFORE = new RegExp(`\\b${STATION} (?:in|at|of|for|near)$`);
/** The asker is there: "I am at Motherwell police office". */
const THERE = /\b(?:am|are|based|here|work|working|calling|phoning|ringing) (?:at|in|from|out of)$/;

/** "The front desk at Motherwell police office": the places that say which station, and nothing of a team. */
function ofStations(words: readonly string[], places: readonly Mention[]): Set<Mention> {
  const found = new Set<Mention>();
  if (words.some((word) => TEAM.has(word))) return found;
  const before = ({ start }: Mention) => words.slice(Math.max(0, start - 4), start).join(' ');
  for (const place of places) {
    const isBehind = BEHIND.test(words.slice(place.end, place.end + 3).join(' '));
    if ((isBehind && !THERE.test(before(place))) || BEFORE.test(before(place))) found.add(place);
  }
  // "Airdrie and Coatbridge police stations", "police station in Airdrie or in Coatbridge", "Airdrie police office, no wait, Motherwell".
  const goTogether = (one: Mention, next: Mention) =>
    /^(?:and|or)(?: in)?$/.test(words.slice(one.end, next.start).join(' ')) || correctedBy(words, one, next);
  places.slice(1).forEach((next, i) => {
    const one = places[i] as Mention;
    if (goTogether(one, next) && (found.has(one) || found.has(next))) found.add(one).add(next);
  });
  return found;
}

/** The places' roles: "on the border of Airdrie and Coatbridge" gives both the same. */
function rolesOf(words: readonly string[], places: readonly Mention[]): Map<Mention, 'home' | 'elsewhere'> {
  const roles = new Map<Mention, 'home' | 'elsewhere'>();
  places.forEach((mention, i) => {
    const previous = places[i - 1];
    const between = previous && words.slice(previous.end, mention.start).join(' ');
    const joined = previous && (between === 'and' || between === 'or' || between === '');
    const role = roleOf(words, previous?.end ?? 0, mention) ?? (joined ? roles.get(previous) : undefined);
    if (role) roles.set(mention, role);
  });
  return roles;
}

/** Why a place that is named is not meant: `had`, its number is at hand already; `elsewhere`, the child lives in another; `number`, a number beside it says which place is meant; `code`, a place
 * beside an area code says whose number is meant; `station`, it says which police station. */
export type NotMeant = 'denied' | 'corrected' | 'had' | 'left' | 'elsewhere' | 'number' | 'code' | 'station';

/**
 * The mentions that a question means, of those it makes: denied and corrected ones dropped ("not Airdrie, Bellshill"), and where the
 * child's home is told beside where somebody works or learns, the home kept. When all are denied none is left.
 */
export function meantMentions(words: readonly string[], mentions: readonly Mention[]): Mention[] {
  if (mentions.length === 0) return [];
  const dropped = notMeant(words, mentions);
  return mentions.filter((mention) => !dropped.has(mention));
}

/** The places that a question names and does not mean, each with why. */
export function notMeant(words: readonly string[], mentions: readonly Mention[]): Map<Mention, NotMeant> {
  const places = mentions.filter((mention) => mention.place);
  const stations = ofStations(words, places);
  const dropped = new Map<Mention, NotMeant>();
  const leaves = (mention: Mention, next: Mention | undefined) =>
    (words[mention.start - 1] === 'from' || words.slice(mention.start - 2, mention.start).join(' ') === 'out of') &&
    next !== undefined &&
    words[next.start - 1] === 'to';
  places.forEach((mention, i) => {
    const previous = places[i - 1];
    const joined = previous && words.slice(previous.end, mention.start).join(' ').replace(STATION_FIRST, '');
    const carried =
      previous &&
      dropped.has(previous) &&
      dropped.get(previous) !== 'station' &&
      (joined === 'or' || joined === 'nor' || joined === 'or in');
    const next = places[i + 1];
    if (denied(words, mention, previous) || carried) dropped.set(mention, 'denied');
    else if (correctedBy(words, mention, next)) dropped.set(mention, 'corrected');
    else if (leaves(mention, next)) dropped.set(mention, 'left');
    else if (next && hadAlready(words, mention)) dropped.set(mention, 'had');
    else if (stations.has(mention)) dropped.set(mention, 'station');
  });
  // What is denied once is not meant where it is named before: "I keep getting Airdrie. Not Airdrie. Cumbernauld."
  const deniedIds = new Set([...dropped].filter(([, why]) => why === 'denied').map(([{ ids }]) => ids.join()));
  const others = places.some((mention) => !dropped.has(mention) && !deniedIds.has(mention.ids.join()));
  for (const mention of others ? places : [])
    if (mention.ids.length > 0 && deniedIds.has(mention.ids.join()) && !dropped.has(mention))
      dropped.set(mention, 'denied');
  const standing = places.filter((mention) => !dropped.has(mention));
  const roles = rolesOf(words, places);
  // "Bides in Coatbridge, school in Airdrie, both offices please."
  if (!words.includes('both') && standing.some((mention) => roles.get(mention) === 'home'))
    for (const mention of standing) if (roles.get(mention) === 'elsewhere') dropped.set(mention, 'elsewhere');
  // "Is 01236 638700 Cumbernauld or Airdrie?": the number says which of the two.
  const owner = new Set(mentions.filter(({ byNumber }) => byNumber).flatMap(({ ids }) => ids));
  if (standing.some(({ ids }) => ids.some((id) => owner.has(id))))
    for (const mention of standing) if (!mention.ids.some((id) => owner.has(id))) dropped.set(mention, 'number');
  // "Does the Coatbridge one start 01236?": three teams have that code, one is named.
  if (standing.some((mention) => mention.ids.length > 0))
    for (const mention of mentions) if (mention.byNumber && mention.ids.length > 1) dropped.set(mention, 'code');
  return dropped;
}
