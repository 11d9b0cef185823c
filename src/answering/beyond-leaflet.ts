import { anyOf } from '../danger/word-groups';

/** Before what is asked for. */
const PLEASE = '(?:(?:please|pls|now|ok|hi|hello|hey|can|could|would|will|you|gonnae|just|kindly|then) )*';
/** What is made on request, and no leaflet. */
const PIECE =
  '(?:poster|infographic|quiz|lesson|slides?|powerpoint|presentation|song|rap|poem|crossword|word ?search|transcript|worksheet|tweet|cartoon)';
/** A message that begins by asking for something to be written, made or read out, or for another part to be played. */
const WRITE = new RegExp(
  `^${PLEASE}(?:(?:write|draft|compose|forge|fake|invent|make up) (?:(?:me|us|him|her|them) )?(?:a|an|my|our|some|the|this|that|how|what)|` +
    'role ?play|pretend(?! i)|act (?:as|like)|ignore (?:all|any|your|the|previous)|forget (?:all|your|the|everything|previous)|' +
    `repeat (?:after|back|this|that)|read (?:it|this|that) (?:out|oot|aloud|back)|(?:make|create|design|draw|generate|prepare|turn|put) (?:\\w+ ){1,8}${PIECE})(?: |$)`,
);
/** A message that begins by asking for a mark, or what is to become of somebody: "score this family out of ten", "should the twins be taken into care". */
const MARK = new RegExp(
  `^${PLEASE}(?:(?:score|rate|rank|grade|judge|diagnose|risk assess) (?:this|these|that|it|him|her|them|my|our|the)|(?:on )?(?:a )?scale of (?:1|one|zero|0)|how likely is (?:it that )?(?:he|she|(?:my|our|this|that) \\w+) (?:is )?being|` +
    'should (?!i |we )(?:\\w+ ){1,4}(?:be|get) (?:taken into care|jailed|locked up|arrested|charged|suspended|sacked|expelled))(?: |$)',
);
/** A verdict is asked for on somebody in particular. */
const VERDICT = anyOf(
  '(?:yes|aye) or (?:no|naw|nae)|guilty or (?:not|innocent)|who (?:do|would|should) (?:you|ye|i|we) believe',
);
const SOMEBODY = anyOf(
  '(?<!can )(?:he|she)|him|her|is (?:(?:my|our|this|the) )?(?!child|cse|sexual|grooming|abuse|it|there)\\w+ being',
);

/** Whether something is to be written, made, said or played. */
export function asksToWrite(words: readonly string[]): boolean {
  return WRITE.test(words.join(' '));
}

/** Whether Signpost is asked to mark or to judge a case or a person, which it never does. */
export function asksForMark(words: readonly string[]): boolean {
  return MARK.test(words.join(' '));
}

/** Whether a verdict on somebody seems to be asked for. */
export function asksForVerdict(words: readonly string[]): boolean {
  const text = words.join(' ');
  return VERDICT.test(text) && SOMEBODY.test(text);
}
