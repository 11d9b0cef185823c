import { anyOf, KIN, PICTURES } from './word-groups';

/** What a child says who writes itself: who it is, and what it tells of without a word of harm. Patterns as {@link FOR_DANGER}'s. */
export const SAID_BY_CHILDREN = {
  // Who speaks of "my dad" or "the staff" and of what is done to "me" is a child, or as near to one as need be.
  'asker-child': anyOf(
    `(?:my|our) (?:${KIN})(?: \\w+){0,6} (?:me|my|us)`,
    `(?:(?:my|our|the|foster|step|mums?|mr|miss|mrs) (?:\\w+ )?(?:${KIN}|staff|worker|boyfriend|man)|boyfriend|stepdad) (?:is |was |keeps? |has |will |always )?(?:\\w+(?:s|ed|ing)|did|made|let|put|hit|took|said|told|came|got|gave) (?:to |at |on |in |with |about )?(?:me|my)`,
    'what (?:he|she|they) (?:did|do|does|done|makes?|made)(?: to)? (?:me|my|us)|(?:happen\\w*|done|did it) to me',
    '(?:i am|im) (?:in )?(?:[ps][1-7]|(?:first|second|third|fourth|fifth|sixth) year)|^(?:please )?(?:miss|sir)(?= )',
  ),
  intimate: anyOf(
    `(?:in|into|on|beside) (?:my|her|his) bed(?:room)?|(?:my|our) (?:room|bed) (?:at night|every night|when|after)|sleep(?:s|ing)? (?:with|beside|in with) (?:me|us)`,
    `(?:wash(?:es|ed|ing)?|bath(?:es|ed|ing)?|dress(?:es|ed|ing)?|check(?:s|ed|ing)?|rub(?:s|bed|bing)?|tickl\\w*|cuddl\\w*|hug(?:s|ged|ging)?|lick\\w*|strok\\w*|massag\\w*|film(?:s|ed|ing)?|watch(?:es|ed|ing)?|sit(?:s|ting)? on|l(?:ie|ies|ying|ay) (?:on|beside|with)) (?:me|my|us)`,
    'shower(?:s|ed|ing)?|in the bath|changing room|get(?:s|ting)? changed|my (?:pants|knickers|boxers|bra|bum|chest|boobs|willy|bits|body|legs?|thighs?)',
    `(?:wants?|wanted|asks?|asked) (?:me )?(?:for )?(?:a )?(?:${PICTURES}|to see (?:me|my))`,
    'did(?: not| nt)? (?:want|like) (?:it|to)|i said no|said stop|would not stop|did it (?:again|anyway)|(?:he|she|they) (?:does|did|do) it',
    'feel (?:dirty|sick after|ashamed|disgusting)|pregnant|period is late|my fault',
  ),
  secret: anyOf(
    '(?:our|a|his|her|their|wee|little|special) secrets?|keep(?:ing)? (?:it )?(?:a )?secret|between us|(?:if|when|because|cos) i (?:tell|told|say|said)',
    '(?:not|never)(?: to)? (?:tell|say)(?:ing)?|cannot (?:tell|say)|can not (?:tell|say)|(?:telling|tell) on (?:my|him|her|them)',
    'believe me|in trouble|will (?:he|she|they|my \\w+) (?:know|find out|see|hear)|(?:he|she|they) will (?:hear|know|see|find out)|delete (?:the|this|my|our)',
    'need to tell (?:someone|somebody)|who can i tell|talk quiet\\w*|speak quiet\\w*|come (?:and )?get me|not go(?:ing)? back|run(?:ning)? away',
  ),
} as const;
