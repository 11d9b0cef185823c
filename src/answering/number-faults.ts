import type { Contact, Knowledge } from '../knowledge/knowledge';
import type { MachineAnswer } from './machine-answer';

/** A telephone number in a card's text; the short ones of the police are words of the leaflet and not looked for. */
const NUMBER = /(?:\+44|\b0)[\d ()-]{8,14}\d/g;

function digitsOf(number: string): string {
  return number.replace(/\D/g, '').replace(/^44/, '0');
}

/**
 * What is wrong with the numbers that a reply shows, as sentences: a number that is no contact's, one that is shown and not declared, one
 * that is declared and not shown, one that stands under another place's name. Empty when nothing is. The line that closes every card may
 * show the services that are always there, undeclared.
 */
export function numberFaults({ text, contacts }: MachineAnswer, { contacts: known }: Knowledge): string[] {
  const byDigits = new Map(known.map((contact) => [digitsOf(contact.block.number.text), contact]));
  const places = known.filter(({ role }) => role === 'locality');
  const faults: string[] = [];
  const shown = new Set<string>();
  for (const match of text.matchAll(NUMBER)) {
    const owner = byDigits.get(digitsOf(match[0]));
    if (!owner) {
      faults.push(`${match[0]} is no contact's number`);
      continue;
    }
    shown.add(owner.id);
    if (owner.role !== 'locality') continue;
    if (!contacts.includes(owner.id)) faults.push(`shows ${owner.id}'s number without declaring it`);
    const named = placeBefore(text.slice(0, match.index), places);
    if (named && named.id !== owner.id) faults.push(`${owner.id}'s number stands under ${named.id}`);
  }
  for (const [digits, { id }] of byDigits)
    if (digits.length > 3 && contacts.includes(id) && !shown.has(id)) faults.push(`declares ${id} without showing it`);
  return faults;
}

/** The place that is named last on a number's line before it, or on the line above. */
function placeBefore(before: string, places: readonly Contact[]): Contact | undefined {
  const lines = before.split('\n').slice(-2).join('\n').toLowerCase();
  const at = (contact: Contact) =>
    Math.max(...contact.block.name.map(({ text }) => lines.lastIndexOf(text.toLowerCase())));
  return places.filter((place) => at(place) >= 0).sort((a, b) => at(b) - at(a))[0];
}
