import type { OurRun } from './answer';

/** Every word of our own that a person can read on a card, a page or a chat, in one place, apart from the leaflet's. */
export const MESSAGES = {
  'urgent.title': 'If a child is in danger now',
  'urgent.also': 'About what you asked',
  'closing.lead': 'A child in danger now? ',
  'closing.join': ' · ',
  'contact.join': ': ',
  'card.call': 'Call',
  'card.related': 'You may also want',
  'card.choices': 'Did you mean',
  'card.source': 'Source',
  'source.from': 'From the leaflet “',
  'source.by': '”, ',
  'source.end': '.',
  'source.no-review': 'No review date is set.',
  'source.reviewed': 'Last reviewed ',
  'source.past-review': 'This content is past its review date: check it with its publisher.',
} as const;

export type MessageId = keyof typeof MESSAGES;

/** A run of our own words by the message's id. */
export function ours(id: MessageId): OurRun {
  return { from: 'ours', id, text: MESSAGES[id] };
}
