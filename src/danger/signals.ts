/** What a message is looked through for. A closed list: features, explanations and rules use these names. */
export const SIGNALS = [
  'particular-child',
  'child-named',
  'children-in-general',
  'asker',
  'third-person',
  'now',
  'just',
  'harm',
  'threat',
  'taken-or-missing',
  'self-harm',
  'with-abuser',
  'disclosure',
  'fear',
  'plea',
  'danger-named',
  'past',
  'hypothetical',
  'material',
  'stated-calm',
  'grown-up',
  'habit',
  'everyday',
  'general-question',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** A signal with the words that gave it, for explanations. */
export interface FoundSignal {
  readonly signal: Signal;
  readonly words: string;
}

const CHILD =
  'child|girl|boy|pupil|kid|teenager|teen|toddler|baby|infant|daughter|son|niece|nephew|young person|young woman|young man|young one|youngster|youth|schoolgirl|schoolboy|student|wee one|lad|resident|minor|first year|second year|third year|fourth year|fifth year|sixth year';

/**
 * Each signal's patterns over a message's words (lower case, one space between, apostrophes gone, abbreviations and dialect written
 * out). Plain alternations only: no pattern can take more than linear time.
 */
const PATTERNS: Readonly<Record<Signal, RegExp>> = {
  'particular-child': new RegExp(
    `\\b(?:(?:a|the|my|our|your|his|her|this|that|one|another|same|little|wee|of our|of my|foster|named|some|got|have|is|young|female|male|looked after|\\d+(?: yr| year| years)?(?: old)?) (?:${CHILD})|` +
      '(?:[3-9]|1[0-7]) (?:yr|yrs|year|years|yo|y o)(?: old)?|(?:[3-9]|1[0-7])(?:yo|yr|yrs)|(?:aged?|only|is|just|shes|hes|are|am) (?:[3-9]|1[0-7])|one of (?:my|our|the|your) (?:pupils|girls|boys|lads|kids|young people|residents|children|second years|first years|third years|students)|[ps][1-7])\\b',
  ),
  'child-named': new RegExp(`\\b(?:${CHILD})\\b`),
  'children-in-general':
    /\b(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people|families|any child|every child|all children)\b/,
  asker: /\b(?:i am|i have|i was|me|my|myself|we|us)\b/,
  'third-person': /\b(?:she|he|her|him|they|them|herself|himself|hers|his)\b/,
  now: /\b(?:now|right now|tonight|today|currently|presently|at the moment|this minute|this second|as we speak|this (?:morning|afternoon|evening|instant|lunchtime|break)|immediately|asap|outside|in front of me|beside me|next to me|in my (?:office|room|class|classroom|car)|sitting here|still (?:there|here|in|with|not|missing)|on (?:his|her|their|the) way|on the phone|live|in progress|happening|about to|going to|(?:is|are) being|being (?:held|abused|raped|hurt|hit|beaten|attacked|assaulted|molested|threatened|stabbed|strangled)|the now|here and|any minute|(?<!in |during |of |through |over |all |on |at )the night|at home time|at the (?:gate|door|desk|school gate|school gates))\b/,
  just: /\b(?:just|a minute ago|minutes ago|an hour ago|hours? ago|last night|earlier today|since (?:last night|yesterday|this morning|this afternoon|lunchtime|tea ?time|midnight|\d+)|has come in|have come in|came in|come back|turned up|yesterday|this weekend|moments ago)\b/,
  harm: /\b(?:hit|hits|hitting|hurt|hurts|hurting|beat|beaten|beating|raped?|raping|attack|attacked|attacking|assault|assaulted|molest\w*|bleeding|blood|stab\w*|punch\w*|kick\w*|slap\w*|strangl\w*|chok\w*|burn(?:t|ed|s)?|bruis\w*|bite marks?|bitten|injur\w*|wounds?|marks on|abus(?:ed|ing|es)|touched|touching|interfered with|forced|forcing|made (?:her|him|me) do|drugged|drunk|unconscious|collapsed|battered|battering|groped|sexually|exploited|sold|selling|trafficked|passed (?:round|around|about)|unresponsive|screaming|screams|crying|sobbing|in bits|shaking|naked|undress\w*|torn|doing things to)\b/,
  threat:
    /\b(?:threat\w*|kill(?:ing|s)?|knife|gun|weapon|hammer|machete|blackmail\w*|coming for|come for|coming to get|find (?:me|her|him)|hurt (?:her|him|me|them) if|post (?:it|them|the) (?:pics|pictures|photos)|share (?:the|her|his) (?:pics|pictures|photos|images)|waiting for (?:her|him|me)|following|chasing|stalking|making (?:her|him|me)|wont let|not let|will not let|wouldnt let)\b/,
  'taken-or-missing':
    /\b(?:missing|taken|snatched|abduct\w*|kidnap\w*|grabbed|dragged|vanished|disappeared|gone|ran (?:away|off)|run (?:away|off)|not (?:come|came) (?:home|back)|hasnt (?:come|been seen)|not been seen|not returned|cannot find|can not find|lost contact|not answering|locked (?:in|up|her|him|me)|locked|trapped|held|holding|captive|kept|got (?:in|into|in to)|getting (?:in|into)|climbed into|bundled|picked (?:her|him|up)|driven off|driving (?:her|him|off|away)|drove off|took (?:her|him|them)|away with|left with|went off with|gone off with|go with him|meet(?:ing)? (?:him|a man|someone|the man|a guy)|in (?:a|his|the) (?:car|van|taxi|motor|flat|hotel))\b/,
  'self-harm':
    /\b(?:overdos\w*|suicid\w*|end (?:it|her life|his life|my life)|kill (?:herself|himself|myself)|cut(?:ting)? (?:herself|himself|myself|her wrists|her arms)|tablets|pills|paracetamol|jump|bridge|ledge|hang(?:ing)? (?:herself|himself)|goodbye|cannot go on|not go on|do this any ?more|want to die|wants to die|self harm\w*|razor|blade)\b/,
  'with-abuser':
    /\b(?:(?:a|an|the|her|his|some|two|three|these|those|that|older|strange|unknown|several|random|another) (?:man|men|guy|guys|bloke|blokes|stranger|strangers|abuser|perpetrator|perpetrators|attacker|boyfriend|stepdad|stepfather|step dad|uncle|dealer|gang|adults?)|stranger|strangers?s|abuser|perpetrator|stepdad|mums (?:boyfriend|partner))\b/,
  disclosure:
    /\b(?:disclosed|disclosing|disclosure|told (?:me|us|a|the|her|his)|tells me|telling (?:me|us)|says|said|saying|confided|opened up|admitted|revealed|texted|text from|messag(?:ed|ing)|dm|note (?:from|passed|saying)|phoned (?:me|us)|rang (?:me|us)|called (?:me|us)|showed (?:me|us)|asked me for help|written)\b/,
  fear: /\b(?:somewhere safe|place of safety|safe place|get (?:her|him|them|me) (?:out|away|safe)|scared|feart|frightened|terrified|afraid|petrified|hiding|hid|begging|pleading|panicking|hysterical|unsafe|not safe|no safe|isnt safe|aint safe|fear\w* for|scared to go|will not go home|not go home|refus\w* to go home|do not want to go)\b/,
  plea: /\b(?:help|please help|help me|emergency|urgent|urgently|sos|quick|quickly|fast|hurry|who do i (?:phone|ring|call)|what do i do|what should i do|need (?:police|someone|help)|send (?:police|someone))\b/,
  'danger-named':
    /\b(?:in (?:immediate |real |serious |great |grave |extreme )?danger|immediate (?:danger|risk)|at (?:immediate|serious|significant|imminent) risk|(?:at risk|unsafe)(?: \w+){0,4} (?:now|tonight|today)|help needed|life (?:is )?(?:at risk|in danger)|(?:its|it is|this is|we have|got) an emergency|missing from (?:care|home|school|class|the (?:unit|house|school)|(?:her|his|their) (?:placement|home|unit|foster \w+)))\b/,
  past: /\b(?:last (?:year|month|week|term|summer|winter|spring|autumn|session|christmas|january|february|march|april|may|june|july|august|september|october|november|december)|(?:years?|months?|weeks?|decades?|ages|long time) (?:ago|back)|a (?:year|month|week|while) (?:ago|back)|(?:two|three|four|five|six|ten|twenty) (?:years|months|weeks) (?:ago|back)|in (?:19|20)\d\d|in the (?:\w+ties|past|nineties|eighties|seventies|sixties)|when (?:i|she|he|we|they) (?:was|were)|as a (?:child|kid|girl|boy|wean|teenager)|used to|former\w*|ex resident|historic\w*|case (?:is |was |now )?closed|closed (?:case|last)|old case|back (?:then|in|when)|previous\w*|long ago|years on|at the time|grew up|inquiry|jailed|sentenced|trial|was it called|over (?:now|and done))\b/,
  hypothetical:
    /\b(?:if|what if|would|suppose|supposing|imagine|hypothetical\w*|in general|generally|general question|scenario|case study|for example|say a|in case|when a (?:child|young person|pupil|kid)|whenever|in theory|theoretically|might|should (?:a|an|any|someone|anyone)|in future|ever|any (?:child|pupil|young person)|someone|somebody|anyone)\b/,
  material:
    /\b(?:training|trainer|course|module|policy|policies|poster|slide|slides|powerpoint|presentation|essay|assignment|dissertation|assembly|lesson|workshop|leaflet|definition|define|defined|wording|paragraph|section|quote|quiz|exam|interview|handout|display|noticeboard|notice board|newsletter|website|procedure|protocol|guidance|flowchart|induction|inset|cpd|statistics|stats|news|article|documentary|programme|book|novel|film|drama|podcast|research|report says|report says|leaflets|lanyard|contact list|phone list|contact sheet|sticker|card for|laminat\w*|folder|manual|handbook|audit|inspection|meaning of|mean by|what does|does the leaflet|according to|listed|count as|counts as|e learning|one of the signs|a sign of|the signs)\b/,
  'stated-calm':
    /\b(?:not urgent|non urgent|no (?:rush|hurry|emergency|immediate)|nothing urgent|nothing (?:is )?happening|not an emergency|isnt urgent|nobody (?:is )?(?:in danger|hurt|at risk)|no one (?:is )?(?:in danger|hurt|at risk)|no (?:child|live case|one is|current)|safe now|is safe|are safe|safe and well|is fine|are fine|hes fine|shes fine|all fine|is okay|is ok|false alarm|already (?:reported|dealt|with social work|been)|been dealt with|dealt with|sorted|just (?:asking|curious|wondering|checking|in case)|out of interest|for future|for reference|practice|drill|rehears\w*|role play|not (?:immediate|now))\b/,
  'grown-up':
    /\b(?:elderly|adult protection|old (?:man|woman|lady)|pensioner|my (?:mum|dad|husband|wife|boss|gran|granny|neighbour)|colleague|grown up|shes (?:2\d|[3-9]\d)|hes (?:2\d|[3-9]\d)|(?:she|he) is (?:2\d|[3-9]\d)|now (?:2\d|[3-9]\d)|(?:1[89]|[2-9]\d) year old)\b/,
  habit:
    /\b(?:always|usually|often|sometimes|regularly|keeps|a lot|every (?:day|week|weekend|night|friday|saturday)|most (?:days|nights|weekends)|lately|recently|for (?:weeks|months|a while)|over the past|these days|slipping|since the summer|started|has been (?:coming|going|getting|staying|turning)|tends to|nights a week|twice (?:this|a) (?:week|month))\b/,
  'general-question':
    /^(?:so |and |but |please |hi |hello )*(?:why (?:do|does|would|might|are|is it|dont)|what (?:makes|stops|are|happens|does|do|kind|sort)|how (?:come|do|does|would|can|common|often)|do|does|are|can|could|is it|is this|which|who (?:is|are) (?:most|more|at|likely))\b.*\b(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people|they)\b/,
  everyday:
    /\b(?:printer|photocopier|laptop|deadline|weather|lunch|coffee|rota|shift|football|match|bus|train|tyre|car park permit|parking|wifi|password|killing time|dying to|murder on|adhd|autism assessment|joke|recipe|holiday|fire drill|supply teacher|cover for class|first aid|accident form|plaster|nits|flu|jab)\b/,
};

/** Words that take a "hypothetically" or an "if" back. */
const IN_EARNEST =
  /\b(?:(?:not|isnt|aint|no) (?:a |an |just )?(?:hypothetical|drill|joke|exercise|prank|scenario)|this is real|for real|really happening)\b/;

/** The signals in a message, each with the words that gave it, in the order of {@link SIGNALS}. */
export function findSignals(words: readonly string[]): FoundSignal[] {
  const text = words.join(' ');
  return SIGNALS.flatMap((signal) => {
    const match = PATTERNS[signal].exec(text);
    if (signal === 'hypothetical' && IN_EARNEST.test(text)) return [];
    return match ? [{ signal, words: match[0] }] : [];
  });
}

/** The signals as features for the learned part: each alone and each pair, so that "now" may weigh differently beside "harm". */
export function signalFeatures(found: readonly FoundSignal[]): string[] {
  const names = found.map(({ signal }) => signal);
  return names.flatMap((name, i) => [name, ...names.slice(i + 1).map((other) => `${name} ${other}`)]);
}
