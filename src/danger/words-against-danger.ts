import { AGE, anyOf, CHILD, CHILDREN, NIGHT, NO_AGE } from './word-groups';

/** What is made up, or happened to others. Not a video, a story or a drawing: those may be of the child itself. */
const STORY = '(?:film|movie|soap|series|panto|novel|documentary|podcast|video game)';
/** What makes a story real: somebody then tells, or the film is of the child. */
const REAL_AFTER_ALL =
  '(?:(?:told|tells|telling|showed|texted|whispered to|said to|came to|came up to|ran to) (?:me|us)|disclosed|happening (?:now|here|outside|to)|' +
  'for real|in my (?:class|office|room|car|arms)|our (?:gate|school)|my own|(?:and|but) (?:now|then|my|our|this)|' +
  `mak(?:e|es|ing)|made (?:a|the|this|that)|sent|send(?:s|ing)?|sell(?:s|ing)?|sold|shar(?:ed?|es|ing)|phone|naked|undress\\w*|no clothes|(?:my|our) (?:\\w+ )?(?:${CHILD})|(?:of|to|with|at|on) me)`;

/** What speaks against a danger now: the pattern of each such signal. */
export const AGAINST_DANGER = {
  past: anyOf(
    'last (?:year|month|week|term|summer|winter|spring|autumn|session|christmas|january|february|march|april|' +
      'may|june|july|august|september|october|november|december)',
    '(?:years?|months?|weeks?|decades?|ages|long time) (?:ago|back|since)',
    'a (?:year|month|week|while) (?:ago|back)|(?:in|since|about|around|until) (?:19|20)\\d\\d',
    'in the (?:\\w+ties|past|spring|summer|autumn|winter)|long ago|long since|years on|years later',
    'when (?:i|she|he|we|they|it|my \\w+) (?:was|were) (?:a|an|about|only|young|younger|little|wee|small|' +
      `in (?:care|primary|high)|at (?:school|primary|high)|growing|\\d+|${AGE}|your age)`,
    'when we were|as a (?:child|kid|girl|boy|wean|teenager)|(?<!who )used to|former\\w*|ex resident|historic\\w*',
    'back (?:then|when|in (?:my|primary|school|high|\\d+|the (?:\\w+ties|days?|spring|summer|autumn|winter|year)))',
    'previous\\w*|at the time|grew up|over (?:now|and done)|once during|in my first (?:post|job|year)',
    'case (?:is |was |now )?closed|closed (?:case|last)|old case|inquiry|jailed|sentenced|convicted|trial',
    'was it called|in (?:prison|jail)|on remand|in custody|got life|has (?:since )?been arrested|been charged',
    'grown up now|now (?:forty|thirty|fifty|twenty \\w+|an adult|a mother|at (?:college|uni|university)|a father)',
  ),
  hypothetical: anyOf(
    '(?<!(?:as|even|know|sure|unsure|asks|asked|asking|see) )if(?! (?:she|he|i|we|they|you) (?:tells?(?! (?:me|' +
      'us|you|a|staff))|told(?! (?:me|us|you|a|staff))|talks?|screams?|leaves?|does not|do not|did not|goes home|' +
      'go home|gets out|says anything|opens|(?:go|come|goes|comes|get|gets) near|moves?|touch\\w*)| (?:any|a|the) (?:man|men|male|adult|hand|door) )',
    'what if|suppose|supposing|imagine|hypothetical\\w*|in general|generally|general question|scenario|case study',
    'for example|say (?:a|an|i|that a)|in case|when a (?:child|young person|pupil|kid|wean)|whenever|in theory',
    'theoretically|in future|pretend',
    '(?:what|who|how|which|where|why) (?:would|might|could|should(?! (?:i|we) do\\b)) (?!not)',
    'would (?:a|an|any|someone|that|it|this|staff|we|you expect|count)',
    '(?:i|we) would (?:phone|call|tell|report|know|need|want)|might (?:a|an|someone)',
    'should (?:a|an|any|someone|anyone|it)|any (?:child|pupil|young person)',
    '(?:i|we|you|child|pupil|anyone|should|if) ever|ever (?:had|have|need|needed)',
    '(?:if|when|should|would|could|can|does|do|for|unless|until|has) (?:someone|somebody|anyone|anybody)',
    '(?:someone|somebody|anyone) (?:who|might|could|would|that)',
  ),
  material: anyOf(
    '(?<!(?:after|at|at the|football|rugby|swimming|swim|boxing|dance|before|from|to|in) )training',
    'training (?:day|course|slides?|session|event|pack|packs|module|exercise)|trainer|(?<!(?:of|due|golf) )course',
    'module|policy|policies|poster|slides?|powerpoint|presentation|essay|assignment|dissertation',
    'for (?:an |the |our |my )?assembly|assembly (?:on|about|talk)|an assembly|lesson (?:on|about|for|plan)',
    'for (?:a|my|the) lesson|lessons (?:on|about|for)|workshop|induction|inset|cpd|e learning',
    'leaflets?|definition|define|defined|wording|paragraph|(?:the|which|this|a) section|section \\w+ of',
    'section (?:on|about|\\d+)|sections|quote|quiz|exam question|(?:for|in) (?:an|my|the|our) exam|job interview',
    '(?:for|at) (?:an|my|the)? ?interview|interview (?:question|tomorrow|prep\\w*)|handout|display|noticeboard',
    'notice board|newsletter|website|procedure|protocol|guidance|flowchart|contact list|phone list|contact sheet',
    '(?:every|all|each) (?:messages?|questions?|alerts?|answers?) (?:about|on|that)|sticker|card for|lanyard|laminat\\w*|folder|manual|handbook|audit|inspection',
    'statistics|stats|the news|news (?:story|article|report)|article|front page|headline|documentary',
    '(?:the|tv|a|radio) programme|a book|the book|book (?:about|on|club|review)|novel|film (?!ing)|(?:a|the) film',
    '(?:a|tv|short|bbc|radio|police) drama|drama (?:club|group|piece|script|about)|podcast|research|report says',
    'on the radio|soap|episode|(?:in|for) (?:the|our|a) (?:play|panto|nativity|musical|pantomime)|meaning of',
    'mean by|what does|does the leaflet|according to the|listed|count as|counts as|one of the signs|a sign of',
    'the signs|signs (?:a|of|that)|for the log|reflective|realistic|true to life',
  ),
  'stated-calm': anyOf(
    'not urgent|non urgent|no (?:rush|hurry|emergency|immediate)|nothing urgent',
    'nothing (?:is )?(?:happening|going on|concrete|definite)|not an emergency|isnt urgent|not a today',
    '(?:nobody|no one) (?:is |was |got )?(?:in danger|hurt|at risk|missing|harmed)',
    'no (?:child (?:is|was)|live case|current)|out of interest|just (?:asking|curious|wondering|checking|in case)',
    'for future|for reference|(?:for|a) practice|practice (?:run|drill)|drill|rehears\\w*|role play',
    'not (?:immediate|now)',
    'safe now|(?<!(?:if|whether|sure|until|knows?) (?:she|he) )is safe',
    '(?<!(?:if|whether|sure|until) they )are safe|safe and well|found safe|home safe',
    // "It is fine, but ...": what comes after is not.
    '(?<!(?:thinks|says|said|say|saying|look|claims|insists|reckons) (?:it|she|he|that|everything) )is (?:fine|' +
      'okay|ok)(?!(?: \\w+){0,6} but )',
    'are fine|hes fine|shes fine|all (?:fine|good|well|clear)|is well now|well now|false alarm|panic over',
    'turned out|turns out|no harm (?:done|came)|nothing in it after',
    'already (?:reported|dealt|been (?:reported|dealt|told|to|seen)|with social work|told)',
    'told the police already|be(?:en|ing) (?:dealt with|handled|investigated|looked into)|dealt with',
    '(?:is|all|been|got|already|now|it|its) sorted(?! it)|in hand',
    'police (?:have |has )?(?:already )?(?:been|came|dealt)|is back(?: home| now| safe| in)? so',
    // Said among people, of a call that is nobody's cry.
    '^(?:(?:ok|okay|right|aye|yes|just|so|then) ){0,3}(?:ring|phone|call|ask|text) (?:him|her|them)(?: (?:then|back|later|again|tomorrow))?$',
    '(?:is|are|was|were) off (?:sick|ill|poorly|with (?:a|the))|(?:police|polis|ambulance|paramedics|social work|social worker|doctor) (?:are|is) (?:here |there )?with (?:him|her|them|us)|(?:him|her|them) and (?:he|she|they) (?:is|are) ok',
    'back (?:home )?safe|(?:they|police|social work|the team) (?:are|is) on (?:it$|to it|the case)',
  ),
  'grown-up': anyOf(
    'elderly|adult protection|old (?:woman|lady)|pensioner',
    `my (?:husband|wife|boss|gran|granny|neighbour|flatmate|workmate)(?! (?:\\w+ )?(?:${CHILD}|${CHILDREN})\\b)`,
    '(?:my|a) colleague (?:is|was|got|keeps|has been)|(?<!\\b(?:a|the|any|another|that|this|some|older|my|your|her|his|do|doing|trusted|by|with|if) )grown up',
    '(?<!(?:tell|told|show|kill|hurt|get|to|from|and) )my (?:mum|dad)(?! (?:boyfriend|partner|man|ex|hits?|' +
      'hitting|beats?|batters|hurts?|touch\\w*|makes|made|lets|let|sold|sells|sends|locks?|locked|will|would|' +
      'does|did|is (?:hitting|hurting|going|making|in danger|beating)|has (?:hit|sold|locked|let|left)|came|' +
      'comes|got|threw|said|says|and|mates?|friends?|pals?))',
    '(?:she is|shes|he is|hes|now) (?:2\\d|[3-9]\\d)(?! (?:minutes|mins|weeks|days|miles|hours))',
    '(?<!(?:with|by|from|to|and|meet|meeting|dating|seeing) (?:a|an|her|his) )(?:1[89]|' +
      '[2-9]\\d) year old(?! (?:man|men|guy|bloke|male|boyfriend|fella|stranger|adult|uncle|boy))',
  ),
  habit: anyOf(
    'always|usually|often|sometimes|regularly',
    'keeps(?! (?:hitting|hurting|asking|screaming|crying|touching|trying|texting|telling|coming|bleeding|' +
      'saying|washing|going|my|him|them|us|me))',
    'a lot(?! of (?:blood|tablets|pills|men))|every (?:day|week|weekend|friday|saturday)',
    'most (?:days|nights|weekends|mornings)|lately|recently|for (?:weeks|months|a while|some time)|over the past',
    'these days|(?:few|couple of|last) (?:weeks|months)|slipping|since (?:the summer|august|christmas|easter)',
    'started (?:coming|going|getting|staying|turning|rolling|missing|skipping|wearing|hanging|smoking|vaping|to)',
    'has been (?:coming|going|getting|staying|turning)|tends to|nights a week|twice (?:this|a) (?:week|month)',
    'at all hours',
  ),
  'general-question': new RegExp(
    '^(?:so |and |but |please |hi |hello )*(?:(?:why (?:do|does|would|might|are|is it|dont)|' +
      'what (?:makes|stops|are|happens|does|do|kind|sort)|how (?:come|do|does|would|can|common|often))\\b.*\\b' +
      '(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people|they)|' +
      // Why somebody will not see it is no cry for help, unless it is the asker's own.
      'why (?:will|would|do|does|did)(?: not)?(?!.* (?:i|me)\\b) (?:\\w+ ){1,8}(?:admit|see|realise|recognise|understand|think|believe) (?:it|that|what|how|this)|' +
      '(?:(?:do|does|can|could)(?! (?:i|we|you|someone|somebody|anyone))|are|is it|is this|which|' +
      'who (?:is|are) (?:most|more|at|likely))\\b.*\\b' +
      '(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people))\\b',
  ),
  // What a message calls itself before it begins: nobody in danger writes that.
  framed: new RegExp(
    '^(?:this is (?:a|an|the|our) |a |an |the |our |my |for (?:the|our|my|a) )?(?:training |practice |made up |mock |staff |exam |quiz |test |interview )*' +
      '(?:case study|scenario|exam question|quiz question|interview question|test question|training question|role play|quiz|essay question)\\b|' +
      // "They showed a film where ...", "in the soap last night ...": what follows is told of nobody, unless somebody then told it.
      `^(?!.*\\b${REAL_AFTER_ALL}\\b)(?:(?:\\w+ ){0,12}${STORY}(?: \\w+){0,4} (?:where|in which)|(?:so |hi |and )?in (?:the|a|last ${NIGHT}s?|tonights?) ${STORY}(?! (?:aisle|club|shop|crew|set|studio)))\\b`,
  ),
  everyday: anyOf(
    'printer|photocopier|laptop|deadline|weather|(?:for|over|packed|school) lunch',
    'lunch (?:order|menu|money|box|club)|coffee|rota|(?:swap|cover) (?:my |a |the )?shifts?',
    'shift (?:swap|pattern|rota)|parking|car park permit|wifi|password|killing time|dying to|murder on|adhd',
    'autism assessment|joke|recipe|homework|fortnite|hamster|sandwich\\w*|radiators?|vet|insurance|road safety',
    '(?<!(?:at|from|after|to|the) )football|football (?:boots|strip|kit|tickets|club|team)',
    '(?:the|a|his|her|our|my) match|rugby|netball|rounders|hockey|sports day|trampoline|climbing (?:wall|frame)',
    'monkey bars|(?:by|with) a (?:ball|wasp|bee|hockey stick)|fell (?:in|off|over|on) (?:the|his|her)|skinned',
    'grazed|(?:hurt|twisted|sprained|skint) (?:her|his|my|their) (?:knee|knees|ankle|elbow|finger|toe|foot|thumb)',
    'ice pack|bump\\w* (?:his|her) head|(?:bus|train) (?:pass|times?|timetable|strike|fare)',
    '(?:missed|miss) (?:the|my|his|her) (?:bus|train)|trains are|tyre|on holiday',
    '(?:school|summer|bank|annual) holidays?|holiday (?:cover|club|form|request)',
    'school (?:dance|trip|show|photos?|dinner)|fire (?:drill|alarm)|f(?:e|a)ll(?:en)? out (?:with|over)',
    'made up now|have made up|supply teacher|cover for class',
    'first aid (?:box|kit|form|course|training|trainer|cover|certificate)|accident (?:form|book)|plaster|nits|flu|jab',
    'chicken ?pox|(?:tummy|sick|stomach) bug|conjunctivitis|tonsillitis|nose ?bleed|dentist|orthodontist|optician|braces',
    'new glasses|school play|nativity|talent show|choir|swimming (?:lessons?|gala)|birthday cake|spelling test',
    '(?:as|like) (?:planned|agreed|arranged)|(?:bus|train|minibus|car) (?:broke down|was late|is late|got a puncture)',
    '(?:having|had) (?:a|the) (?:rare|great|lovely|good|braw|fantastic|brilliant|best) (?:time|day|week)',
    '(?:car|van|bike|bicycle|laptop|purse|wallet|handbag) (?:has |was |got |is )?(?:been )?(?:stolen|nicked|broken into|clamped|towed)',
    '(?:brother|sister|cousin|friend|pal|colleague|boss|uncle|auntie) (?:is|are) getting married(?! (?:off|to|against|abroad)\\b)',
    '(?:off|home) (?:sick|ill|poorly)|hay ?fever|inhaler|travel sick|(?:usual|normal|school|nursery) (?:taxi|bus|minibus)|laps|press ?ups|cross country',
    '(?:killed|smashed|nailed) it|missing (?:her|his|their) (?:dog|cat|hamster|rabbit|pony)',
  ),
} as const;
/** Words that take a signal back, wherever they stand. */
export const TAKEN_BACK = {
  hypothetical: anyOf(
    '(?:not|isnt|aint|no) (?:a |an |just )?(?:training |practice )?(?:hypothetical|drill|joke|exercise|prank|scenario)',
    'this is real|for real|really happening|(?:at )?this (?:very )?(?:minute|moment|second|instant)|as (?:we|i) speak',
    '(?:above|below) (?:me|us)',
    // Who speaks of somebody in their own place speaks of themselves.
    'in my (?:position|place|shoes|situation)',
  ),
  'stated-calm': /\b(?:not|isnt|aint|no) (?:a |an |just )?drill\b/,
  material: anyOf(
    '(?:not|isnt|aint|no) (?:a |an |just )?training (?:scenario|exercise|drill|day|session)',
    // A film that somebody made may be of the child.
    'ma(?:kes|king|de) (?:a|the|this) (?:film|movie|video)',
  ),
  framed: anyOf(
    '(?:not|isnt|aint|no) (?:a |an |just |the )?(?:\\w+ )?(?:case study|scenario|question|role play|quiz)',
    'this is real|for real|really happening|is true',
  ),
  // Beside a child's age, "he is 45" is the other person's.
  // So is one's own mother or father, where it is told what they do to "me".
  'grown-up': anyOf(
    'my (?:mum|dad)(?: \\w+){1,6} (?:me|my|us)',
    `(?:aged?|only|both|she is|shes|i am|im|(?:girl|boy|child) of) ${AGE}${NO_AGE}`,
    `${AGE} year old`,
  ),
} as const;
