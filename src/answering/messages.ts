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
  'beyond.title': 'Signpost cannot do that',
  'beyond.text':
    'It judges no case and nobody, and writes nothing: it shows what the leaflet says and who to phone. Please ask your line manager, or your social work locality team.',
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
    'Your message may hold details of a particular child. Signpost has kept none of it. If other people can read it here, consider deleting it, and ask in a direct message instead.',
  'note.case-details-there':
    'That message may hold details of a particular child. Signpost has kept none of it. If other people can read it there, consider deleting it, or asking its writer to.',
  'card.call': 'Call',
  'card.related': 'You may also want',
  'card.choices': 'Did you mean',
  'card.choose': 'Choose one',
  'card.first': 'You can ask about',
  'card.rivals': 'Or did you mean',
  'card.nearest': 'The nearest that the leaflet has',
  'source.from': 'From the leaflet “',
  'source.by': '”, ',
  'source.end': '.',
  'source.no-review': 'No review date is set.',
  'source.reviewed': 'Last reviewed {name}.',
  'source.past-review': 'This content is past its review date: check it with its publisher.',
  'limited.title': 'One moment, please',
  'limited.text': 'That was a great many questions in a short time. Please ask again in a minute.',
  'trouble.answer': 'Something went wrong here, and your question has no answer yet. Please ask it again.',
  'card.show-all': 'Show all',
  'card.show-less': 'Show less',
  'form.offer': 'Send your question to the owners',
  'form.title': 'Send a question to the leaflet’s owners',
  'form.short-title': 'Send your question',
  'form.reminder':
    'The leaflet’s owners read what it does not answer, to make it better. Nobody will reply to you: for an answer, please ask your line manager, or your social work locality team. Leave out names and anything that tells who a child is.',
  'form.kept':
    'Kept are your words as you send them, the day, the version of the content, and whether they came from Slack or from Teams. Your name is not.',
  'form.label': 'Your question',
  'form.empty': 'Please write your question.',
  'form.check': 'Before you send it',
  'form.confirm': 'These words hold no name, age, address or number of a child or family.',
  'form.details':
    'These words look like details of a particular person. Please take the details out. If they are no such details, tick the box below and send again.',
  'form.no-form': 'The form could not be opened just now. Please tap the button again.',
  'form.too-long': 'That is longer than can be kept (2,000 characters). Please shorten it.',
  'form.send': 'Send',
  'form.sent-title': 'Your question was sent',
  'form.sent': 'The leaflet’s owners can read it now. Nobody will reply to you here.',
  'form.failed':
    'Your question could not be kept just now, so it was not sent. Your words are still here: please send them again.',
  'view.title': 'From the leaflet',
  'view.close': 'Close',
  'view.ask': 'Ask in your own words',
  'view.ask-button': 'Ask',
  'view.ask-again': 'Ask in other words',
  'home.topics': 'Topics',
  'number.title': 'Find a number',
  'number.lead': 'Which team or service do you want to call?',
  'number.choose': 'Choose a team or service',
  'number.localities': 'Teams by place',
  'number.services': 'Services',
  'shortcut.no-words': 'That message has no words to look up.',
  'teams.answer-title': 'Answer from the leaflet',
  'share.button': 'Share in channel',
  'share.by': 'Shared by {name}',
  'share.failed': 'This could not be shared here. Only you have seen it.',
  'share.later':
    'This may not have been shared. If you do not see it in the channel, please share it again in a moment.',
  'feedback.yes': 'This helped',
  'feedback.no': 'This did not help',
  'feedback.thanks': 'Thank you. Only the count of such answers is kept, nothing of you.',
  'feedback.sorry':
    'Thank you. Only the count of such answers is kept, nothing of you. If you want, send your question to the leaflet’s owners, so that it can be answered better. If you need an answer now, please ask your line manager, or your social work locality team.',
  'status.working': 'is looking in the leaflet…',
  'teams.below': 'The answer is below.',
  'teams.unsure':
    'An answer was sent here just now, but Teams did not say whether it arrived. If you do not see it, please ask again.',
  'teams.not-private':
    'Signpost cannot be sure that an answer for one person alone reached them here. If you asked for one and do not see it, please ask again in your personal chat with Signpost.',
  'teams.too-large': 'The answer is too large for one message here. Please ask for one thing at a time.',
  'announce.on':
    'From now on this conversation is told when the leaflet’s content changes, such as a phone number. To stop that, write “announce off”.',
  'announce.off': 'This conversation is no longer told when the leaflet’s content changes.',
  'announce.failed': 'That could not be kept just now, and nothing has changed. Please try again later.',
  'announce.title': 'The leaflet has changed: {name}',
  'announce.text': 'This is what it says now. To get no more of these notices here, write “announce off”.',
  'teams.cannot': 'Signpost cannot do that here. Please ask in your own words.',
} as const;

export type MessageId = keyof typeof MESSAGES;

/** A run of our own words by the message's id; `name`, from the content, takes the place of `{name}`. */
export function ours(id: MessageId, name = ''): OurRun {
  return { from: 'ours', id, text: MESSAGES[id].replace('{name}', () => name) };
}
