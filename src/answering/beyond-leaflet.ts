import { anyOf } from '../danger/word-groups';

/** Before what is asked for. */
const PLEASE = '(?:(?:please|pls|now|ok|hi|hello|hey|can|could|would|will|you|gonnae|just|kindly|then) )*';
/** What is made on request, and no leaflet. */
const PIECE =
  '(?:poster|infographic|quiz|lesson|slides?|powerpoint|presentation|song|rap|poem|story|script|crossword|word ?search|transcript|worksheet|tweet|cartoon)';
/** A message that begins by asking for something to be written, made or read out, or for another part to be played. */
const WRITE = new RegExp(
  `^${PLEASE}(?:(?:write|draft|compose|forge|fake|invent|make up) (?:(?:me|us|him|her|them|out) )?(?:a|an|my|our|some|the|this|that|how|what)|` +
    'role ?play|pretend|imagine you|act (?:as|like)|ignore (?:all|any|your|the|previous)|forget (?:all|your|the|everything|previous)|' +
    'repeat (?:after|back|this|that)|tell (?:my|our|the|him|her|them)|read (?:it|this|that) (?:out|oot|aloud|back)|' +
    `(?:make|create|design|draw|generate|prepare|turn|put|give) (?:\\w+ ){1,8}${PIECE}) `,
);

/** Particular people, of whom no leaflet says anything. */
const SOMEBODY = anyOf(
  'he|she|they|him|her|them|his|their|my|our|this|that|these|the (?:boys?|girls?|lad|lads|lass|lassie|kids?|child|children|weans?|family|parents?|mother|father|mum|dad)',
  'is (?!child|cse|sexual|grooming|abuse|it)\\w+ being',
);
/** A mark is asked for: "score this family out of ten", "on a scale of one to ten". */
const MARK = anyOf(
  '(?:score|rate|rank|grade|judge|diagnose|risk assess) (?:this|these|that|it|him|her|them|my|our|the)',
  'scale of (?:1|one|zero|0)|how likely is (?:it|he|she|this|that|a|my|our)',
);
/** A verdict is asked for. */
const VERDICT = anyOf(
  '(?:yes|aye) or (?:no|naw|nae)|guilty or (?:not|innocent)|who (?:do|would|should) (?:you|ye|i|we) believe',
);
/** Whether somebody is to be taken away or punished. */
const OUTCOME =
  /\bshould (?:\w+ ){1,5}(?:be )?(?:taken (?:into care|away|off)|removed?|jailed|locked up|arrested|charged|suspended|sacked|expelled|returned home|sent home)\b/;

/** Whether something is to be written, made, said or played. */
export function asksToWrite(words: readonly string[]): boolean {
  return WRITE.test(words.join(' '));
}

/** Whether Signpost is asked to judge a case or a person, which it never does. */
export function asksToJudge(words: readonly string[]): boolean {
  const text = words.join(' ');
  return MARK.test(text) || OUTCOME.test(text) || (VERDICT.test(text) && SOMEBODY.test(text));
}
