import type { Signal } from './signals';

/**
 * The words of each signal, looked for in a message's words: lower case, one space between, apostrophes gone ("she's" is "she is",
 * "can't" is "can not", "mum's man" is "mum man"), abbreviations and dialect written out. Plain alternations only: no pattern can
 * take more than linear time.
 */
const anyOf = (...words: readonly string[]) => new RegExp(`\\b(?:${words.join('|')})\\b`);
const oneOf = (words: string) => `(?:${words.replaceAll(' ', '|')})`;

/** Who. */
const AGE =
  '(?:[3-9]|1[0-7]|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)';
const NO_AGE =
  '(?! (?:pounds?|quid|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years? (?:ago|since|in|on)|miles?|times?|of|to|more|people|pm|am|oclock|questions?|pages?|words?|signs|things|percent))';
const CHILD = [
  'child|girl|boy|pupil|kid|teenager|teen|toddler|baby|infant|newborn|daughter|son|niece|nephew|granddaughter|grandson',
  'grandchild|grandwean|stepdaughter|stepson|goddaughter|godson|schoolgirl|schoolboy|schoolchild|schoolkid|student|resident',
  'minor(?! (?:injur|ail|work|issue|thing|incident|repair|bump))|youngster|youth|lad|lass|young (?:person|woman|man|one|lady|boy|girl|child|lad|lass|team member|patient)|preschooler',
  '(?:wee|little|younger|baby|kid) (?:one|soul|thing|man|brother|sister|cousin)|(?:first|second|third|fourth|fifth|sixth) year',
].join('|');
const CHILDREN =
  'children|girls|boys|kids|pupils|twins|triplets|teenagers|teens|babies|toddlers|daughters|sons|nieces|nephews|grandchildren|grandweans|students|residents|young people|young ones|wee ones|schoolgirls|schoolboys|youths|lads|lasses|(?:first|second|third|fourth|fifth|sixth) years';
const A_FEW = 'two|three|four|five|both|couple of|pair of|some of';
/** Men and women who do harm, by what a child or a worker calls them. */
const ADULTS =
  'man|men|guy|guys|bloke|blokes|fella|fellas|fellow|male|males|adult|adults|stranger|strangers|punter|punters|landlord|lodger|pimp|dealer|dealers|gang|customer|client|trafficker|traffickers|groomer|predator|abuser|abusers|perpetrator|perpetrators|attacker|attackers|boyfriend|stepdad|stepfather|stepda|step (?:dad|father|da)|uncle|grandpa|grandad|granda|creep|nonce|paedo\\w*|weirdo|beast';
const NOT = oneOf('not never hasnt havent hadnt didnt doesnt wont isnt');
const HER = oneOf('her him me them us');
const HIS = oneOf('her his my their our');
const PICTURES = oneOf('picture pictures photo photos image images video videos clip clips nude nudes');

/** When. */
const NIGHT = oneOf('night nite nicht nyt');
const DAY = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const A_NUMBER =
  '(?:\\d+|a|an|a few|few|couple of|half an|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|quarter of an)';
const CLOCK =
  '(?:\\d{1,2}(?:am|pm)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|half \\w+|quarter \\w+ \\w+)';

/** Each signal's pattern. */
export const PATTERNS: Readonly<Record<Signal, RegExp>> = {
  'particular-child': anyOf(
    `(?:a|the|my|our|your|his|her|their|this|that|one|another|same|little|wee|of our|of my|foster|named|some|got|have|is|young|female|male|looked after|the other|\\d+(?: yr| year| years)?(?: old)?) (?:${CHILD})`,
    `${AGE} (?:yr|yrs|year|years|yo|y o|month|months)(?: old)?(?! (?:ago|back|since|on|in|of))`,
    '(?:[3-9]|1[0-7])(?:yo|yr|yrs|f|m)',
    `(?:aged?|only|just|both|she is|shes|he is|hes|i am|im|who is|whos|they are|turned|${CHILD}|child of|girl of|boy of|kid of) ${AGE}${NO_AGE}`,
    `(?:is|are|am) (?:[3-9]|1[0-7])${NO_AGE}`,
    `^${AGE} and`,
    `one of (?:my|our|the|your) (?:${CHILDREN})`,
    'one of (?:ours|our lot|our own)',
    `(?:my|our|his|her|their|these|those|${A_FEW}) (?:of (?:my|our|the|your) )?(?:young |wee |little |teenage |foster |own )?(?:${CHILDREN})`,
    '(?:the|my|our|her|his|their) (?:twins|triplets|kids)',
    '[ps][1-7]',
  ),
  'child-named': anyOf(CHILD),
  'children-in-general':
    /\b(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people|families|any child|every child|all children)\b/,
  asker: /\b(?:i am|i have|i was|me|my|myself|we|us)\b/,
  'third-person': /\b(?:she|he|her|him|they|them|herself|himself|hers|his)\b/,
  now: anyOf(
    `now(?! and (?:then|again))|tonight|tonite|2nite|2night|today|currently|presently|at the moment|at present|as we speak|as i (?:speak|type|write|am typing)|while i (?:type|write)|immediately|asap|the now|here and`,
    'this (?:very )?(?:minute|moment|second|instant|night|nite|morning|afternoon|evening|lunchtime|break|playtime)|(?:any|the) (?:minute|moment|second) now|any minute|any second',
    'outside|in front of me|beside me|next to me|with me(?: here)?|in my (?:office|room|car|shop|taxi|cab|kitchen|house|clinic|surgery)|sitting here|standing here|in there|in here|(?:is|are) (?:sat|stood|sitting|standing|lying|waiting|hiding|upstairs|downstairs|in here|out there|up there)|upstairs|next door|across from (?:me|us|here)|through the wall|i can (?:hear|see)|we can (?:hear|see)',
    'still (?:there|here|in|out|with|not|missing|going|bleeding|at it)|on (?:his|her|their|the) way|on the (?:phone|line)|live|in progress|happening|(?:is|are) being|being (?:held|abused|raped|hurt|hit|beaten|attacked|assaulted|molested|threatened|stabbed|strangled|sold|moved|driven|chased|followed|filmed|forced|made|dragged|taken)',
    `(?<!in |during |of |through |over |all |on |at )the ${NIGHT}`,
    'at the (?:gate|door|desk|school gate|school gates|window|bus stop|counter)|in the (?:toilets?|cubicle|boot|back seat|next room|waiting room|playground this|close|cupboard)|in reception|at reception|on the (?:roof|ledge|bridge|platform|tracks|line)',
  ),
  soon: anyOf(
    'about to|going to (?!college|university|school|uni|court|church)|any time now|at home ?time|home ?time is|tomorrow|2moro|before (?:tonight|school|home ?time|he|they)',
    `in (?:the next )?${A_NUMBER} (?:min|mins|minutes|hour|hours|hr|hrs)|within the hour|in (?:the next|half an) hour|(?:by|until) (?:midnight|tonight|tomorrow|${CLOCK})(?! \\w+s\\b)|(?:her|him|them|me|up|here|home|coming|leaves|goes) at ${CLOCK}`,
    `due (?:home|back|out|to (?:go|be|leave))|(?:gets?|getting|be|being) (?:picked up|collected)|(?:is|are) (?:picking|collecting|taking|meeting|coming|moving|flying) (?:me|her|him|them|for|to|at|round|back|on|out)|leaves? (?:at|on|for|tonight)|flights? (?:is|leaves|on|at|tomorrow)|booked (?:her|him|them)|ticket (?:is )?(?:bought|booked|for)`,
  ),
  just: anyOf(
    'just (?!wondered|wanted|needed|asked|based|used)(?:\\w+ed|told|said|been|come|came|had|left|seen|saw|got|gone|ran|run|rung|rang|found|heard|now|off|in|back|after|shown|sent|took|taken|spoken|hit|hurt|held|broke|broken|given|gave|let|put|caught|made|done|did|woken|woke|fled|thrown|cut|bitten|stolen|driven)',
    `${A_NUMBER} (?:min|mins|minute|minutes|hour|hours|hr|hrs|seconds|second|moments?) (?:ago|back)|moments ago|a (?:wee|short) (?:while|time) ago|not long ago|earlier (?:today|tonight|on)|yesterday|this weekend|overnight|(?:during|through|in) the ${NIGHT}|early hours`,
    `last ${NIGHT}|the other ${NIGHT}|(?:second|third|fourth|2nd|3rd) ${NIGHT}|again (?:last|this|tonight|today|now)|(?:over|at) the weekend|on (?:${DAY}) ${NIGHT}|same again|happened again|at it again|doing it again|done it again|did it again`,
    `since (?:last ${NIGHT}|yesterday|this (?:morning|afternoon)|breakfast|lunch|lunchtime|dinner ?time|tea ?time|tea|bedtime|midnight|noon|registration|break|home ?time|the weekend|the morning|(?:${DAY})|(?!20\\d\\d|19\\d\\d)\\d+(?:am|pm)?|${CLOCK})`,
    'has come in|have come in|(?:came|walked|ran|run|stumbled|staggered) in|come back|came back|came home|(?:returned|come home) (?:at|with|from|in|this)|has (?:returned|arrived|appeared|run|ran|walked|come)|turned up (?:at|here|outside|in|on|drunk|crying|bleeding|hurt|covered|late)|fresh',
  ),
  harm: anyOf(
    'hit|hits|hitting|hurt|hurts|hurting|beat|beats|beaten|beating|raped?|rapes|raping|rapist|gang ?raped?|attack|attacks|attacked|attacking|assault|assaults|assaulted|assaulting|molest\\w*|bleed|bleeds|bleeding|bled|blood|stab\\w*|punch\\w*|kick\\w*|slap\\w*|thump\\w*|smack\\w*|leathered|belted|whipp\\w*|strangl\\w*|throttl\\w*|smother\\w*|suffocat\\w*|drown\\w*|chok\\w*|shaken|pinned|headbutt\\w*',
    `burn(?:t|ed|s|ing)?|scald\\w*|bruis\\w*|black eye|(?:split|swollen|burst|bust|cut|fat) (?:lip|eye|face)|swollen|bite marks?|love bites?|bitten|injur\\w*|wounds?|welts?|belt marks|marks on|marks across|broken (?:arm|nose|jaw|rib|ribs|wrist)|fractur\\w*|batter(?:s|ed|ing)?|tied|gagged|handcuff\\w*|chained|starv\\w*|(?:threw|thrown|flung|hurled) (?:the|her|him|me|down|against|across)|against the wall|down the stairs|hands on ${HER}|his belt|the belt|by the (?:throat|neck|hair)|(?:round|around) ${HIS} (?:throat|neck)|h(?:e|o)ld(?:ing)? ${HER} down|on top of ${HER}`,
    `abus(?:ed|ing|es)|touch(?:es|ed|ing)|interfer(?:es|ed|ing) with|grop(?:es|ed|ing)|sexually|(?:private parts?|private area|privates|genital\\w*|down there|down below)|between ${HIS} legs|forc(?:e|es|ed|ing) (?!for|field)|mak(?:es|ing) ${HER} (?:do|touch|watch|sleep|have|take|send|undress|strip)|made ${HER} (?:do|touch|watch|sleep|have|take|send|undress|strip)|(?:do|does|did|doing|done) (?:things|something|stuff|it) to ${HER}|having sex with|had sex with|sore (?:down|between|there|bottom|bum)|torn`,
  ),
  state: anyOf(
    'drugged|spiked|(?:gave|given|giving|gied) (?:her |him |me |them )?(?:something|drugs|drink|alcohol|vodka|pills)|drunk|intoxicated|slurring|unconscious|unresponsive|collapsed|passed out|out cold|out of it|blacked out|comatose|floppy|limp|lifeless|seizure|fitting|overdosed|hypothermic',
    `not (?:breathing|moving|responding|waking|wake|sit|sitting|speak|speaking|stand)|can (?:not|hardly|barely) (?:wake|walk|stand|speak|breathe|sit|remember|mind)|hardly (?:walk|stand|speak|breathe)|barely (?:walk|stand|speak|breathe|conscious)|no memory|in ${HIS} (?:drink|juice|coke|cup|vodka|glass)`,
    'screaming|screams|scream|crying|sobbing|wailing|howling|in tears|in bits|in a state|distressed|hysterical|shaking|trembling|shivering|confused|dazed|hyperventilating|flinch\\w*|cower\\w*',
    `naked|undress\\w*|half dressed|stripped|back to front|inside out|no (?:shoes|clothes|pants|knickers|trousers|top|jacket)|without ${HIS} (?:clothes|shoes|trousers)|barefoot|bare feet|one shoe|in ${HIS} (?:socks|pyjamas|pants|underwear)|nothing on|soiled|wet (?:herself|himself)|clothes (?:are |were )?(?:torn|ripped|off)|ripped`,
  ),
  exploited: anyOf(
    `exploited|sold|sell(?:s|ing)?(?: ${HER})?|traffick\\w*|pimp\\w*|prostitut\\w*|brothel|escort|punters?|lent|lend(?:s|ing)?|loan(?:s|ed|ing)|rent(?:s|ed|ing) ${HER} out|hir(?:es|ed|ing) ${HER} out|(?:in place of|instead of|in lieu of|to cover|to pay|for|towards) (?:the|her|his|their|my|our) (?:rent|debt|debts)|auction\\w*|bidding`,
    `pa(?:y|ys|ying|id) (?:for )?(?:${HER}|the (?:girl|boy|kids|girls|boys))|owes? (?:him|them|money|the)|debt|work(?:ing|s)? (?:it|the debt) off|favou?rs?|part(?:y|ies)|passed (?:round|around|about|between|from|on)|pass(?:es|ing) ${HER}|shar(?:es|ed|ing) ${HER}|us(?:ed|ing) by|take turns|took turns|taking turns|(?:keeps|took|has|holds|taken) ${HIS} (?:papers|passport|phone|id)|queu(?:e|ing) (?:of men|outside)|men (?:at|come|came|calling|coming|queuing|in and out)|share (?:the|her|his) (?:girl |boy )?bed`,
    `webcam|livestream\\w*|live ?stream\\w*|streaming|on cam|nudes?|naked ${PICTURES}|${PICTURES} of ${HER}(?:self)?|${PICTURES} of (?:herself|himself|myself)|film(?:ing|ed) ${HER}|send (?:more|another|nudes|him)|gift cards?`,
    `carry(?:ing)? (?:drugs|a parcel|a package|packages|parcels|gear)|running (?:drugs|for)|deal(?:ing|s) for|sell(?:ing|s)? for|cuckoo\\w*|(?:forced|arranged) marriage|married off|sent (?:abroad|away|overseas)|taken (?:abroad|overseas)|to be (?:cut|wed|married)|getting married`,
  ),
  threat: anyOf(
    'threat\\w*|kill(?:ing|s|ed)?|knife|knives|gun|guns|shotgun|firearm|weapons?|hammer|machete|axe|acid|petrol|baseball bat|golf club|crowbar|bullet|poker|blackmail\\w*|sextort\\w*|extort\\w*|ransom|hostage|barricaded|siege|or else|shoot|shooting',
    `(?:coming|come|comes|came) (?:for|to get|to collect|to take|back for|after) ${HER}?|coming in|coming for|come for|find (?:me|her|him)|found (?:me|her|him|us|out where|where)|hurt ${HER} (?:if|again)|knows? where (?:she|he|i|we|they)|(?:has|have|got) ${HIS} address|not my dad`,
    `(?:post|share|send|leak|upload|show) (?:it|them|the|her|his|my) ?(?:${PICTURES})?(?: to)? (?:everyone|everybody|all|if|unless|school|friends|mates|family|mum|online)|(?:post|share|leak|upload)(?:s|ed|ing)? (?:it|them|the|her|his|my) ${PICTURES}|pay (?:by|up|or|him|them)`,
    `waiting (?:for|on|outside)|following|followed|chasing|chased|stalking|stalker|mak(?:es|ing) (?:me|her|him)|(?:not|wont|wouldnt|never|refus\\w+ to) let|refus\\w+ to leave|not allowed (?:to leave|out|home)|can not (?:leave|get out|get away|escape|go home)|took ${HIS} phone`,
  ),
  'taken-or-missing': anyOf(
    'missing|misper|awol|abscond\\w*|taken(?! (?:advantage|aback|part|place|seriously|notes?|up|to (?:\\w+ing)))|snatched|abduct\\w*|kidnap\\w*|grabbed|dragged|dragging|lured|led (?:away|off|her|him|a)|mislaid|walked (?:off|out)|lost (?:her|him|sight of)|can not reach|lifted|vanished|disappeared|gone(?! (?:through|over|quiet|well|wrong|without|up|down|six|seven|eight|nine|ten|\\d+))',
    `(?:ran|run|running) (?:away|off)|done a runner|did a runner|slipped out|snuck out|sneaked out|climb(?:ed|ing) out|jumped out|fled|bolted|${NOT} (?:(?:been|have|yet|even) )?(?:come|came|home|seen|returned?|back|arrived?|turned up|show(?:n|ed)? up|slept|heard from|answering|at registration|in (?:his|her) (?:bed|room))|nobody has seen|no one has seen|no sign of|no trace|whereabouts|last (?:seen|ping\\w*|known|location|heard)|pinged|lost contact|can(?: ?not) find|could not find|searching for|looking for (?:her|him)|phone (?:is |has been |been )?(?:off|dead|switched off)|bed (?:is |was )?empty|out all ${NIGHT}|(?:ran|run|running) (?:from|out of)`,
    `lock(?:ed|s|ing)|trapped|stuck in|held|holding|kept|keeping ${HER}|captive|prisoner|imprison\\w*|against ${HIS} will|bundled|pushed (?:in|into)|pulled (?:in|into)|pull(?:ing)? ${HER}|shoved|no handle`,
    `got (?:in|into|in to|off)|get(?:s|ting)? (?:in|into|off)|climb(?:ed|ing|s) (?:in|into)|picked (?:${HER}|up)|lift (?:from|off)|(?:driven|driving|drove|drives) (?:${HER}|off|away|round|around)|dropped (?:her|him|them|off)|took (?:her|him|them|the (?:girl|boy|kids|weans|baby|child))|tak(?:es|ing) (?:her|him|them|the (?:girl|boy|kids|weans|baby|child))|put (?:her|him|them) (?:in|on)|away (?:with|to)|away since|left (?:with|the \\w+ with)|left alone|went off with|gone off with|go(?:es|ing)? with him|meet(?:ing)? (?:him|up|with|a man|someone|the man|a guy|some)|to meet`,
    `in (?:a|his|the|some|that) (?:car|van|taxi|cab|motor|flat|hotel|hostel|caravan|shed|cellar|basement|attic|boot|lorry|garage|airbnb|travelodge)|in (?:a|some|that|a strangers?|someones?) (?:house|room|bedroom)|(?:at|to) (?:a|an|the|his) (?:address|flat|hotel|house party|travelodge|airbnb|premier inn|caravan)|(?:to|at) his (?:house|place|bit)|back seat|in the boot|moved to`,
  ),
  'self-harm': anyOf(
    'overdos\\w*|suicid\\w*|end(?:ing)? (?:it|it all|things|her life|his life|my life)|kill (?:herself|himself|myself)|cut(?:ting|s)? (?:herself|himself|myself|her wrists?|his wrists?|her arms?|his arms?|my wrists?|my arms?)|wrists?|slit\\w*|tablets|pills|paracetamol|bleach|blister packs?|razor|blade|noose|rope|ligature|self ?harm\\w*',
    `took (?:all|the lot|them all|too many)|taken (?:all|the lot|them all|too many|a load|something)|whole packet|(?:jump|jumping|jumped) (?:off|from|in front)|jump|bridge|ledge|railway (?:line|platform|track|bridge)|on the (?:roof|tracks|platform)|cliff|round (?:her|his|my) neck|viaduct|(?:our|the) roof|g(?:a|i)v(?:e|en|ing) away (?:her|his|my)|hang(?:ing|ed)? (?:herself|himself|myself)`,
    'goodbye|can not go on|not go on|do this any ?more|want to die|wants to die|wish\\w* (?:she|he|i) (?:was|were) dead|better off dead|(?:be|am|were) dead|no point|what is the point|not want to (?:be here|live|be alive|wake)|not be here (?:tomorrow|in)',
  ),
  'with-abuser': anyOf(
    `(?:a|an|the|her|his|my|some|two|three|four|five|these|those|that|this|older|grown|strange|unknown|several|random|another|group of|bunch of|gang of|with|by) (?:older |grown |strange |drunk |unknown |\\d+ year old |known )?(?:${ADULTS})`,
    'strangers?|abuser|perpetrator|stepdad|predator|groomer|trafficker|pimp|punters?',
    '(?:mums?|mothers?|maws?) (?:new |ex )?(?:boyfriend|partner|man|fella|ex)',
  ),
  disclosure: anyOf(
    'disclosed|disclosing|disclosure|tell(?:s|ing) (?:me|us)|told (?:me|us|staff|one of|(?:a|the|her|his|my|our) (?:\\w+ )?(?:friend|pal|teacher|nurse|worker|mate|tutor|coach|janitor|doctor|sister|aunt|gran|mum|key ?worker|carer))|confided|opened up|blurted|admitted|revealed|whispered|scribbled|typed|signed to',
    'text(?:ed|s|ing) (?:me|us|her|his|to|from|that)|text from|messag(?:ed|ing) (?:me|us|our|her|to)|(?:dm|message|letter|email|call|snapchat|voicemail|note|text) from|note (?:passed|saying|that)|(?:scrap|piece) of paper|phoned (?:me|us|in)|rang (?:me|us|in)|rung (?:me|us|in)|called (?:me|us)|showed (?:me|us)|shown (?:me|us)|ask(?:ed|ing) (?:me|us|for) (?:for )?help',
  ),
  reported:
    /\b(?:says|said|saying|states|stated|texted|messag(?:ed|ing)|mentioned|claims|reckons|reports|according to|written|dm|told)\b/,
  fear: anyOf(
    `somewhere safe|place of safety|safe place|get ${HER} (?:out|away|safe)|scared|feart|frightened|frightens|terrified|terrifies|(?<!i am )afraid|afraid (?:of|to|for|he|they)|petrified|hiding|hides|hid|begs|begging|begged|pleading|pleads|pleaded|panicking|dreading|dreads|unsafe|not safe|no safe|isnt safe|aint safe|not feel safe|fear\\w* for|with fear`,
    `(?:not|refus\\w+ to|too scared to|never) (?:want to )?(?:go|come|get on|going|leave)(?: back)? (?:home|out|with|to|the|there|in|near|back)|please (?:do )?not|do not (?:make|let|send|tell) ${HER}|not let ${HER} (?:go|take|near)|not let (?:him|them)|make it stop|want it to stop|stop (?:it|him|them)|save (?:me|her|him)|come and get`,
  ),
  plea: anyOf(
    'help|please help|help me|emergency|urgent|urgently|sos|quick|quickly|fast|hurry|(?:who|what number) do (?:i|we) (?:phone|ring|call)|what do (?:i|we) do|what should (?:i|we) do|need (?:police|someone|help|an ambulance)|send (?:police|someone|help)|what now|ambulance|police now',
  ),
  'danger-named': anyOf(
    'in (?:immediate |imminent |real |serious |great |grave |extreme |terrible |physical )?danger|immediate (?:danger|risk)|at (?:immediate|serious|significant|imminent|grave) risk|(?:at risk|unsafe)(?: \\w+){0,4} (?:now|tonight|today)|help needed|life (?:is )?(?:at risk|in danger)|(?:its|it is|this is|we have|got) an emergency',
    `missing from (?:care|home|school|class|respite|hospital|the (?:unit|house|school|home|ward|hostel)|${HIS} (?:placement|home|unit|bed|room|class|foster \\w+))|missing since|been (?:abducted|kidnapped|snatched)`,
  ),
  past: anyOf(
    'last (?:year|month|week|term|summer|winter|spring|autumn|session|christmas|january|february|march|april|may|june|july|august|september|october|november|december)|(?:years?|months?|weeks?|decades?|ages|long time) (?:ago|back|since)|a (?:year|month|week|while) (?:ago|back)|(?:in|since|about|around|until) (?:19|20)\\d\\d|in the (?:\\w+ties|past|spring|summer|autumn|winter)|long ago|long since|years on|years later',
    `when (?:i|she|he|we|they|it|my \\w+) (?:was|were) (?:a|an|about|only|young|younger|little|wee|small|in (?:care|primary|high)|at (?:school|primary|high)|growing|\\d+|${AGE}|your age)|when we were|as a (?:child|kid|girl|boy|wean|teenager)|(?<!who )used to|former\\w*|ex resident|historic\\w*|back (?:then|when|in (?:my|primary|school|high|\\d+|the (?:\\w+ties|days?|spring|summer|autumn|winter|year)))|previous\\w*|at the time|grew up|over (?:now|and done)|once during|in my first (?:post|job|year)`,
    'case (?:is |was |now )?closed|closed (?:case|last)|old case|inquiry|jailed|sentenced|convicted|trial|was it called|in (?:prison|jail)|on remand|in custody|got life|has (?:since )?been arrested|been charged|grown up now|now (?:forty|thirty|fifty|twenty \\w+|an adult|a mother|at (?:college|uni|university)|a father)',
  ),
  hypothetical: anyOf(
    '(?<!(?:as|even|know|sure|unsure|asks|asked|asking|see) )if(?! (?:she|he|i|we|they|you) (?:tells?(?! (?:me|us|you|a|staff))|told(?! (?:me|us|you|a|staff))|talks?|screams?|leaves?|does not|do not|did not|goes home|go home|gets out|says anything|opens))|what if|suppose|supposing|imagine|hypothetical\\w*|in general|generally|general question|scenario|case study|for example|say (?:a|an|i|that a)|in case|when a (?:child|young person|pupil|kid|wean)|whenever|in theory|theoretically|in future|pretend',
    '(?:what|who|how|which|where|why) (?:would|might|could|should) (?!not)|would (?:a|an|any|someone|that|it|this|staff|we|you expect|count)|(?:i|we) would (?:phone|call|tell|report|know|need|want)|might (?:a|an|someone)|should (?:a|an|any|someone|anyone|it)|any (?:child|pupil|young person)|(?:i|we|you|child|pupil|anyone|should|if) ever|ever (?:had|have|need|needed)',
    '(?:if|when|should|would|could|can|does|do|for|unless|until|has) (?:someone|somebody|anyone|anybody)|(?:someone|somebody|anyone) (?:who|might|could|would|that)',
  ),
  material: anyOf(
    '(?<!(?:after|at|football|rugby|swimming|swim|boxing|dance|before|from|to|in) )training|training (?:day|course|slides?|session|event|pack|packs|module|exercise)|trainer|(?<!(?:of|due|golf) )course|module|policy|policies|poster|slides?|powerpoint|presentation|essay|assignment|dissertation|for (?:an |the |our |my )?assembly|assembly (?:on|about|talk)|an assembly|lesson (?:on|about|for|plan)|for (?:a|my|the) lesson|lessons (?:on|about|for)|workshop|induction|inset|cpd|e learning',
    'leaflets?|definition|define|defined|wording|paragraph|(?:the|which|this|a) section|section \\w+ of|section (?:on|about|\\d+)|sections|quote|quiz|exam question|(?:for|in) (?:an|my|the|our) exam|job interview|(?:for|at) (?:an|my|the)? ?interview|interview (?:question|tomorrow|prep\\w*)|handout|display|noticeboard|notice board|newsletter|website|procedure|protocol|guidance|flowchart|contact list|phone list|contact sheet|sticker|card for|lanyard|laminat\\w*|folder|manual|handbook|audit|inspection',
    'statistics|stats|the news|news (?:story|article|report)|article|front page|headline|documentary|(?:the|tv|a|radio) programme|a book|the book|book (?:about|on|club|review)|novel|film (?!ing)|(?:a|the) film|(?:a|tv|short|bbc|radio|police) drama|drama (?:club|group|piece|script|about)|podcast|research|report says|on the radio|soap|episode|meaning of|mean by|what does|does the leaflet|according to the|listed|count as|counts as|one of the signs|a sign of|the signs|signs (?:a|of|that)|for the log|reflective',
  ),
  'stated-calm': anyOf(
    'not urgent|non urgent|no (?:rush|hurry|emergency|immediate)|nothing urgent|nothing (?:is )?(?:happening|going on|concrete|definite)|not an emergency|isnt urgent|not a today|(?:nobody|no one) (?:is |was |got )?(?:in danger|hurt|at risk|missing|harmed)|no (?:child (?:is|was)|live case|current)|out of interest|just (?:asking|curious|wondering|checking|in case)|for future|for reference|(?:for|a) practice|practice (?:run|drill)|drill|rehears\\w*|role play|not (?:immediate|now)',
    'safe now|(?<!(?:if|whether|sure|until|knows?) (?:she|he) )is safe|(?<!(?:if|whether|sure|until) they )are safe|safe and well|found safe|home safe|(?<!(?:thinks|says|said|say|saying|look|claims|insists|reckons) (?:it|she|he|that|everything) )is (?:fine|okay|ok)|are fine|hes fine|shes fine|all (?:fine|good|well|clear)|is well now|well now|false alarm|panic over|turned out|turns out|no harm (?:done|came)|nothing in it after|already (?:reported|dealt|been (?:reported|dealt|told|to|seen)|with social work|told)|told the police already|been dealt with|dealt with|(?:is|all|been|got|already|now|it|its) sorted(?! it)|in hand|police (?:have |has )?(?:already )?(?:been|came|dealt)|is back(?: home| now| safe| in)? so|back (?:home )?safe',
  ),
  'grown-up': anyOf(
    'elderly|adult protection|old (?:woman|lady)|pensioner|my (?:husband|wife|boss|gran|granny|neighbour|flatmate|workmate)|(?:my|a) colleague (?:is|was|got|keeps|has been)|grown up',
    `(?<!(?:tell|told|show|kill|hurt|get|to|from|and) )my (?:mum|dad)(?! (?:boyfriend|partner|man|ex|hits?|hitting|beats?|batters|hurts?|touch\\w*|makes|made|lets|let|sold|sells|sends|locks?|locked|will|would|does|did|is (?:hitting|hurting|going|making|in danger|beating)|has (?:hit|sold|locked|let|left)|came|comes|got|threw|said|says|and|mates?|friends?|pals?))`,
    '(?:she is|shes|he is|hes|now) (?:2\\d|[3-9]\\d)(?! (?:minutes|mins|weeks|days|miles|hours))|(?<!(?:with|by|from|to|and|meet|meeting|dating|seeing) (?:a|an|her|his) )(?:1[89]|[2-9]\\d) year old(?! (?:man|men|guy|bloke|male|boyfriend|fella|stranger|adult|uncle|boy))',
  ),
  habit: anyOf(
    'always|usually|often|sometimes|regularly|keeps(?! (?:hitting|hurting|asking|screaming|crying|touching|trying|texting|telling|coming|bleeding|saying|washing|going|my|him|them|us|me))|a lot(?! of (?:blood|tablets|pills|men))|every (?:day|week|weekend|friday|saturday)|most (?:days|nights|weekends|mornings)|lately|recently|for (?:weeks|months|a while|some time)|over the past|these days|(?:few|couple of|last) (?:weeks|months)|slipping|since (?:the summer|august|christmas|easter)|started (?:coming|going|getting|staying|turning|rolling|missing|skipping|wearing|hanging|smoking|vaping|to)|has been (?:coming|going|getting|staying|turning)|tends to|nights a week|twice (?:this|a) (?:week|month)|at all hours',
  ),
  'general-question':
    /^(?:so |and |but |please |hi |hello )*(?:(?:why (?:do|does|would|might|are|is it|dont)|what (?:makes|stops|are|happens|does|do|kind|sort)|how (?:come|do|does|would|can|common|often))\b.*\b(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people|they)|(?:(?:do|does|can|could)(?! (?:i|we|you|someone|somebody|anyone))|are|is it|is this|which|who (?:is|are) (?:most|more|at|likely))\b.*\b(?:children|young people|kids|youngsters|victims|pupils|teenagers|girls|boys|people))\b/,
  everyday: anyOf(
    'printer|photocopier|laptop|deadline|weather|(?:for|over|packed|school) lunch|lunch (?:order|menu|money|box|club)|coffee|rota|(?:swap|cover) (?:my |a |the )?shifts?|shift (?:swap|pattern|rota)|parking|car park permit|wifi|password|killing time|dying to|murder on|adhd|autism assessment|joke|recipe|homework|fortnite|hamster|sandwich\\w*|radiators?|vet|insurance|road safety',
    '(?<!(?:at|from|after|to|the) )football|football (?:boots|strip|kit|tickets|club|team)|(?:the|a|his|her|our|my) match|rugby|netball|rounders|hockey|sports day|trampoline|climbing (?:wall|frame)|monkey bars|(?:by|with) a (?:ball|wasp|bee|hockey stick)|fell (?:in|off|over|on) (?:the|his|her)|skinned|grazed|ice pack|bump\\w* (?:his|her) head|(?:bus|train) (?:pass|times?|timetable|strike|fare)|(?:missed|miss) (?:the|my|his|her) (?:bus|train)|trains are|tyre|on holiday|(?:school|summer|bank|annual) holidays?|holiday (?:cover|club|form|request)|school (?:dance|trip|show|photos?|dinner)|fire drill|supply teacher|cover for class|first aid (?:box|kit|course|training|trainer|cover|certificate)|accident (?:form|book)|plaster|nits|flu|jab',
  ),
};

/** Words that take a signal back, wherever they stand. */
export const TAKEN_BACK: Readonly<Partial<Record<Signal, RegExp>>> = {
  hypothetical:
    /\b(?:(?:not|isnt|aint|no) (?:a |an |just )?(?:hypothetical|drill|joke|exercise|prank|scenario)|this is real|for real|really happening)\b/,
  'stated-calm': /\b(?:not|isnt|aint|no) (?:a |an |just )?drill\b/,
  // Beside a child's age, "he is 45" is the other person's.
  'grown-up': anyOf(`(?:aged?|only|both|she is|shes|i am|im|(?:girl|boy|child) of) ${AGE}${NO_AGE}`, `${AGE} year old`),
};
