/** A pattern of whole words: any of the alternatives, each of one word or more. */
export const anyOf = (...alternatives: readonly string[]) => new RegExp(`\\b(?:${alternatives.join('|')})\\b`);
/** Part of a pattern: one of some single words, given with spaces between. */
const oneOf = (words: string) => `(?:${words.replaceAll(' ', '|')})`;
/** A child's age, in figures or words. */
export const AGE =
  '(?:[3-9]|1[0-7]|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)';
/** What makes a number after "is" or "only" no age. */
export const NO_AGE =
  '(?! (?:pounds?|quid|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years? (?:ago|since|in|on)|' +
  'miles?|times?|of|to|more|people|pm|am|oclock|questions?|pages?|words?|signs|things|percent))';
/** A child, by what people call one. */
export const CHILD = [
  'child|girl|boy|pupil|kid|teenager|teen|toddler|baby|infant|newborn|daughter|son|niece|nephew',
  'granddaughter|grandson|grandchild|grandwean|stepdaughter|stepson|goddaughter|godson|schoolgirl|schoolboy|schoolchild|schoolkid|juvenile',
  'student|resident|minor(?! (?:injur|ail|work|issue|thing|incident|repair|bump))|youngster|youth|lad|lass',
  'young (?:person|woman|man|one|lady|boy|girl|child|lad|lass|team member|patient)|preschooler',
  '(?:wee|little|younger|baby|kid) (?:one|soul|thing|man|brother|sister|cousin)',
  '(?:first|second|third|fourth|fifth|sixth) year',
].join('|');
/** Children, likewise. */
export const CHILDREN =
  'children|girls|boys|kids|pupils|twins|triplets|teenagers|teens|babies|toddlers|daughters|sons|nieces|' +
  'nephews|grandchildren|grandweans|students|residents|young people|young ones|wee ones|schoolgirls|schoolboys|' +
  'youths|juveniles|minors|lads|lasses|[ps][1-7]s|(?:first|second|third|fourth|fifth|sixth) years';
/** Before "girls": so many that they are particular ones. */
export const A_FEW = 'two|three|four|five|both|couple of|pair of|some of';
/** Men and women who do harm, by what a child or a worker calls them. */
export const ADULTS =
  'man|men|guy|guys|bloke|blokes|fella|fellas|fellow|male|males|adult|adults|stranger|strangers|punter|punters|' +
  'landlord|lodger|pimp|dealer|dealers|gang|customer|client|trafficker|traffickers|groomer|predator|abuser|' +
  'abusers|perpetrator|perpetrators|attacker|attackers|boyfriend|stepdad|stepfather|stepda|step (?:dad|father|' +
  'da)|uncle|grandpa|grandad|granda|creep|nonce|paedo\\w*|weirdo|beast';
/** Who is in a child's life, as the child says it after "my". */
export const KIN =
  '(?:(?:step|foster|real|big|wee|older|little) ?)?(?:mum|mam|maw|mother|dad|da|daddy|father|brother|sister|cousin|parents|carers?|family)|(?:mums?|dads?|mothers?) (?:boyfriend|girlfriend|partner|man|pal|' +
  'new man|fella)|step ?\\w+|uncle|auntie|aunt|grandad|granda|grandpa|gran|granny|(?:football |swim |dance |gym )?coach|teacher|tutor|support worker|key ?worker|social worker|youth worker|babysitter|' +
  'pastor|minister|priest|imam|boss|boyfriend|girlfriend|bf|gf|ex|pal|pals|mate|mates|friend|friends';
/** Denials, with and without an apostrophe. */
export const NOT = oneOf('not never hasnt havent hadnt didnt doesnt wont isnt');
/** Whom something is done to, by a pronoun. */
export const HER = oneOf('her him me them us');
/** Whose. */
export const HIS = oneOf('her his my their our');
/** Whom something is done to, by a pronoun or as a child. */
export const THEM = `(?:${HER}|(?:the|a|my|our|his|her) (?:${CHILD}|${CHILDREN}))`;
/** Images. */
export const PICTURES = oneOf('picture pictures photo photos image images video videos clip clips nude nudes');
/** "Night", as people type it. */
export const NIGHT = oneOf('night nite nicht nyt');
/** The days. */
export const DAY = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
/** How many minutes or hours. */
export const A_NUMBER =
  '(?:\\d+|a|an|a few|few|couple of|half an|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|quarter of an)';
/** A time of day. */
export const CLOCK =
  '(?:\\d{1,2}(?:am|pm)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|half \\w+|quarter \\w+ \\w+)';
