import type { Contact } from '../knowledge/knowledge';
import type { OurRun, Text } from './answer';
import { plain } from './answer';
import { MESSAGES, type MessageId, ours } from './messages';

/** The part of the knowledge that tells who is called in an emergency. */
export interface EmergencyNumbers<C extends EmergencyContact = EmergencyContact> {
  readonly contacts: readonly C[];
}
type EmergencyContact = Pick<Contact, 'role' | 'block'>;

/** What stands between a contact's name and its number: nothing but a space where the name leads into it ("In an emergency call 999"). */
export function contactJoin(name: Text): OurRun {
  return ours(name.length > 1 ? 'contact.lead-join' : 'contact.join');
}

/** The numbers to call now, the most urgent first: the police's emergency number and the social work emergency service's. */
export function emergencyContacts<C extends EmergencyContact>({ contacts }: EmergencyNumbers<C>): C[] {
  return (['police-emergency', 'social-work-emergency'] as const).flatMap((role) =>
    contacts.filter((contact) => contact.role === role),
  );
}

/** The line that closes every card: "A child in danger now? ..." with the leaflet's emergency numbers. */
export function emergencyLine(knowledge: EmergencyNumbers): Text {
  return [
    ours('closing.lead'),
    ...emergencyContacts(knowledge).flatMap(({ block: { name, number } }, i) => [
      ...(i > 0 ? [ours('closing.join')] : []),
      ...name,
      contactJoin(name),
      number,
    ]),
  ];
}

/** What is said when an answer could not be made or brought: our words for it, and the emergency numbers, which no failure may hide. Plain text. */
export function troubleText(knowledge: EmergencyNumbers, id: MessageId = 'trouble.answer'): string {
  return `${MESSAGES[id]}\n\n${plain(emergencyLine(knowledge))}`;
}
