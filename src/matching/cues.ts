const set = (words: string) => new Set(words.split(/\s+/));

/** Words that ask for a number or for somebody to speak to. */
export const CONTACT_CUES = set(
  `number numbers no nos num phone phoned phoning telephone tel ring ringing call calling dial contact contacts line direct team teams office
  social work worker workers locality reach hold digits landline landlines lines switchboard helpline duty reporting`,
);

/** Those of them that name a telephone number outright. */
export const NUMBER_CUES = set(
  'number numbers nos num phone phones telephone tel contact contacts landline landlines line lines',
);

/** Words that ask for a website. */
export const WEBSITE_CUES = set('website websites site sites link links url web page address online www');

/** Words that carry no meaning of their own beside a name. */
export const FILLERS = set(
  `a an the for of in at on to and or but so by from with is are was it its that this there what which who whose whats where how do does did can
  could would will you i we me my us our your please pls plz thanks thank hi hello hey then also now just need want wants give got have has send
  tell show find looking after about again one ones area ok okay right cheers sorry mean meant no not actually wait oops rather instead any more
  longer covers cover covering be am if other same too as well only quick pal mate use up find out any speak talk get hiya good morning afternoon evening question ta asap soon possible all aw every erm um uh
  whole full complete list asked said`,
);

/** Words that point back at what was said before. */
export const POINTERS = set('it its that this those these them they their there same one ones again he she him her');

/** How a message begins when it goes on from the one before. */
export const CONTINUATIONS = set('and but so also plus or what how then aye ok okay right no sorry');
