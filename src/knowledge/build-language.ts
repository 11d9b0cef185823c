import { FrozenMap } from './frozen';
import type { Contact, ContactGroup, Language } from './knowledge';
import { type Problems, quote } from './problems';
import { readYaml } from './read-yaml';
import { languageSchema } from './schemas';

const FILE = 'language.yaml';

/** Reads language.yaml; undefined when it does not fit its schema (a problem). Nothing in it may change what a contact's name means. */
export function buildLanguage(
  text: string,
  contacts: readonly (Contact | ContactGroup)[],
  problems: Problems,
): Language | undefined {
  const yaml = readYaml(FILE, text, languageSchema, problems);
  if (!yaml) return undefined;
  const { expansions, misspellings, unlistedPlaces } = yaml.value;
  const owners = new Map(contacts.flatMap((contact) => contact.names.map((name) => [name, contact.id] as const)));

  for (const [part, entries] of Object.entries({ expansions, misspellings })) {
    for (const [written, meant] of Object.entries(entries)) {
      const line = () => yaml.lineAt([part, written]);
      if (written === meant) problems.add(FILE, line(), `${quote(written)} stands for itself`, 'remove the line');
      const owner = owners.get(written);
      if (owner) {
        problems.add(
          FILE,
          line(),
          `${quote(written)} is a name of the contact "${owner}"`,
          'remove it here or in contacts.yaml',
        );
      }
    }
  }
  const seen = new Set<string>();
  for (const [index, place] of unlistedPlaces.entries()) {
    const line = () => yaml.lineAt(['unlistedPlaces', index]);
    const key = place.toLowerCase();
    if (seen.has(key)) problems.add(FILE, line(), `${quote(place)} is listed twice`, 'remove one of the two');
    seen.add(key);
    const owner = owners.get(key);
    if (owner)
      problems.add(
        FILE,
        line(),
        `${quote(place)} is listed by the leaflet, as "${owner}"`,
        'remove it from unlistedPlaces',
      );
  }
  return {
    expansions: new FrozenMap(Object.entries(expansions)),
    misspellings: new FrozenMap(Object.entries(misspellings)),
    unlistedPlaces,
  };
}
