import type { OurRun } from './answer';

/** Every word of our own that a person can read on a card, a page or a chat, in one place, apart from the leaflet's. */
export const MESSAGES = {
  'urgent.title': 'If a child is in danger now',
  'closing.lead': 'A child in danger now? ',
  'closing.join': ' · ',
  'contact.join': ': ',
  'contact.name-join': ': ',
  'contact.lead-join': ' ',
  'contact.not-listed': 'The leaflet does not list {name}. These are all the numbers that it lists.',
  'contact.not-listed-beside': 'The leaflet does not list {name}.',
  'contact.unknown-number': 'That number is not one of the leaflet’s. These are the numbers that it lists.',
  'unknown.title': 'The leaflet does not say',
  'unknown.text':
    'Signpost answers only in the words of this leaflet, and found none there for your question. Please ask your line manager, or your social work locality team.',
  'choices.title': 'Did you mean one of these?',
  'choices.text':
    'Signpost is not sure what you are asking. If none of these fits, please ask your line manager, or your social work locality team.',
  'terminal.welcome': 'Ask a question, or type "exit" to leave. Nothing that you type is kept.',
  'help.title': 'What Signpost can do',
  'help.text':
    'Ask about child sexual exploitation in your own words and the answer comes in the words of the leaflet, or ask for a number: “Wishaw social work number”, “what are the signs”, “who do I tell”.',
  'help.limits':
    'Signpost takes no reports and gives no advice on a case: it shows what the leaflet says and who to phone.',
  'privacy.title': 'What becomes of your words',
  'privacy.text':
    'Your question is read to find the answer and then forgotten: Signpost keeps and logs no message, no name and no user id. The chat that you ask in may keep its own copy. Please leave out names and details of a child.',
  'choice.gone':
    'That button can no longer be read, perhaps because its card is old. Please choose again, or ask in your own words.',
  'note.case-details':
    'Your message may hold details of a particular child. Signpost has kept none of it; if other people can read it here, consider deleting it.',
  'card.call': 'Call',
  'card.related': 'You may also want',
  'card.choices': 'Did you mean',
  'card.rivals': 'Or did you mean',
  'card.nearest': 'The nearest that the leaflet has',
  'source.from': 'From the leaflet “',
  'source.by': '”, ',
  'source.end': '.',
  'source.no-review': 'No review date is set.',
  'source.reviewed': 'Last reviewed {name}.',
  'source.past-review': 'This content is past its review date: check it with its publisher.',
  'trouble.answer': 'Something went wrong here, and your question has no answer yet. Please ask it again.',
  'teams.below': 'The answer is below.',
  'teams.cannot': 'Signpost cannot do that here. Please ask in your own words.',
} as const;

export type MessageId = keyof typeof MESSAGES;

/** A run of our own words by the message's id; `name`, from the content, takes the place of `{name}`. */
export function ours(id: MessageId, name = ''): OurRun {
  return { from: 'ours', id, text: MESSAGES[id].replace('{name}', () => name) };
}
