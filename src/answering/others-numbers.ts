import { anyOf, CHILD, CHILDREN, HER } from '../danger/word-groups';
import type { Reading } from '../matching/matcher';

/** Who has a number of their own in every town, and it is none of ours. Schools are left out: who names theirs mostly asks which team is for it. */
const OTHERS =
  '(?:librar(?:y|ies)|dentists?|doctors?|gps?|surgery|health centre|clinic|hospital|pharmacy|chemist|opticians?|vets?|plumbers?|electricians?|' +
  'joiners?|locksmiths?|taxis?|cabs?|bus station|train station|railway station|garage|housing|council|councillor|registrar|job ?centre|' +
  'food ?bank|church|chapel|court|solicitors?|lawyers?|college|university|football club|leisure centre|sports centre|swimming pool|gym|cinema|' +
  'theatre|museum|hotel|restaurant|takeaway|chippy|pub|bank|post office|school office|supermarket|shop|tip)';
const NUMBER = '(?:(?:phone|telephone|contact|office) )?(?:numbers?|num|phone|telephone|tel|switchboard)';
/** A place stands for its name here. */
const PLACE = '@';

/** "Bellshill library number", "the number for a plumber in Motherwell", "taxi number", "taxi from Motherwell to Airdrie, got a number", "Motherwell College, what is their number", "number for Wishaw General". */
const ASKED = new RegExp(
  `^(?:the )?${OTHERS} (?:(?:office|desk|reception) )?(?:(?:in|at|of) )?${PLACE} ${NUMBER}\\b|^(?:taxi|cab)s? (?:from|to) .*\\b${NUMBER}$|(?:${PLACE}|\\bthe) (?:\\w+ )?${OTHERS} (?:(?:office|desk|reception) )?${NUMBER}\\b|^${OTHERS} ${NUMBER}(?: ${PLACE})?$|` +
    `\\b${NUMBER} (?:for|of|to|at) (?:(?:the|a|an|any|some) )?(?:${PLACE} )?(?:\\w+ )?${OTHERS}\\b|\\b${OTHERS} what is (?:the|their|its) ${NUMBER}\\b|\\b${NUMBER} (?:for|of|to|at) ${PLACE} general(?: hospital)?$`,
);

/** Helplines and services with a name of their own: whatever else is named beside them, their number is meant. */
const SERVICES = anyOf(
  'samaritans?|childline|nhs (?:24|111)|111|citizens advice|wom[ae]n(?: s|s)? aid|rape crisis|victim support|crimestoppers|alcoholics anonymous|(?:the|for) aa|carers centre',
  '(?:cat|dog|animal) (?:and (?:cat|dog) )?home|s?spca|rspca|breathing space|parentline|credit union|benefits office|dwp|fire station|camhs',
);
/** "Could I trouble you for ..." says nothing of where the asker is. */
const POLITELY = /\b(?:can|could|may|might) i (?:have|get|trouble you for|ask for)\b/;
/** A longer message says more than a name and a place. */
const MOST_WORDS = 10;

/** What makes it a question for us all the same: the asker is at that place, or says what it is about. */
const OURS = anyOf(
  'social|works?|workers?|teams?|locality|duty|concern\\w*|worr\\w*|child(?!line)\\w*|protection|safeguard\\w*|report\\w*|refer\\w*|cse|abus\\w*',
  `${CHILD}|${CHILDREN}|weans?|lassies?|laddies?|${HER}|she|he|they`,
  'exploit\\w*|risk|groom\\w*|neglect\\w*|vulnerab\\w*|bruis\\w*|police|i|my|our|we|here|staff|nurses?|volunteers?|advis[eo]rs?|who|which',
);

/** Whether a message asks for the number of somebody else, such as a place's library or a helpline. */
export function asksOfOthers({ words, mentions }: Reading): boolean {
  const isPlace = (at: number) => mentions.some(({ place, start, end }) => place && start <= at && at < end);
  const text = words
    .map((word, at) => (isPlace(at) ? PLACE : word))
    .join(' ')
    .replace(POLITELY, '');
  return (ASKED.test(text) || (text.split(' ').length <= MOST_WORDS && SERVICES.test(text))) && !OURS.test(text);
}
