import type { Block, ContactBlock, ContactRole, LeafletRun, Text, WebsiteBlock } from '../answering/answer';

/** Who published the leaflet, when it was reviewed, and how it is asked for (leaflet.yaml). */
export interface Leaflet {
  readonly title: LeafletRun;
  readonly publisher: LeafletRun;
  /** ISO dates (2026-01-31); absent where the leaflet states none: nothing is invented. */
  readonly reviewed?: string;
  readonly reviewDue?: string;
  /** Where the leaflet itself can be read, when its owners gave an address. */
  readonly link?: string;
  /** The slash command and the short name of its subject: "cse". */
  readonly command: string;
  /** Sentences of the leaflet that no card shows on purpose, each with the owners' reason. */
  readonly leftOut: readonly { readonly text: LeafletRun; readonly reason: string }[];
}

/** One topic of the leaflet (topics/<id>.md). */
export interface Topic {
  readonly id: string;
  /** The card's title: the leaflet's heading where it has one, else the owners' own words (tagged `ours`). */
  readonly title: Text;
  /** The words on a button that leads here, at most 60 characters: the owners' own (tagged `ours`). */
  readonly label: Text;
  readonly blocks: readonly Block[];
  /** Ids of topics, or of the lists `contacts`, `websites`, that the card offers next, in order. */
  readonly related: readonly string[];
  /** Ids of wider topics that this one is a facet of (`online` of `involves`). */
  readonly facetOf: readonly string[];
  /** Utterances that ask for it. */
  readonly examples: readonly string[];
}

/** A contact with what the matcher needs to find it (contacts.yaml). */
export interface Contact {
  readonly id: string;
  readonly role: ContactRole;
  readonly block: ContactBlock;
  readonly label: Text;
  /** Names under which it is asked for, lower case: places for a locality, services for the others. */
  readonly names: readonly string[];
  /** What people say when this is the contact to show, once a number is asked for: "the office is shut". Lower case. */
  readonly circumstances: readonly string[];
  readonly examples: readonly string[];
}

/** Contacts that are asked for together under one name (contacts.yaml): `police` for both of the police's numbers. */
export interface ContactGroup {
  readonly id: string;
  /** Lower case, and of no single contact. */
  readonly names: readonly string[];
  /** Ids of contacts, in the order in which they are shown. */
  readonly contacts: readonly string[];
}

/** A website (websites.yaml). */
export interface Website {
  readonly id: string;
  readonly block: WebsiteBlock;
  /** False where it is not one of the leaflet's "Useful websites" (the guidance link): the whole list leaves it out. */
  readonly listed: boolean;
  readonly label: Text;
  readonly names: readonly string[];
  readonly examples: readonly string[];
}

/** A whole list that can be the answer: its title, the leaflet's words around it, utterances that ask for all of it. */
export interface ListPage {
  readonly title: Text;
  readonly label: Text;
  /** The leaflet's words shown above the list. */
  readonly intro: readonly Block[];
  readonly related: readonly string[];
  /** What people ask of an entry and the leaflet does not print: "opening hours". Lower case. */
  readonly lacks: readonly string[];
  readonly examples: readonly string[];
}

/** How people write (language.yaml): all lower case. */
export interface Language {
  /** Written -> meant: `sw` -> `social work`, `wean` -> `child`. Whole words or phrases. */
  readonly expansions: ReadonlyMap<string, string>;
  /** Places that the leaflet does not list, as they are shown: "Hamilton". */
  readonly unlistedPlaces: readonly string[];
  /** Misspelt -> meant, where the general spelling correction would not find it. */
  readonly misspellings: ReadonlyMap<string, string>;
}

/** A question with its right answer (questions.jsonl), as schemas.ts takes it. */
export interface GoldenQuestion {
  readonly q: string;
  readonly topic: string;
  readonly entity: string | readonly string[] | null;
  readonly urgent: boolean;
  readonly also: readonly string[];
  readonly kind: string;
  /** Line in questions.jsonl, from 1. */
  readonly line: number;
}

/** Everything that an answer can be made of: loaded once, validated, frozen. */
export interface Knowledge {
  /** The first 12 hex digits of a SHA-256 over the folder's files. */
  readonly version: string;
  readonly leaflet: Leaflet;
  /** source.txt, as published. */
  readonly source: string;
  readonly topics: readonly Topic[];
  readonly contacts: readonly Contact[];
  readonly contactGroups: readonly ContactGroup[];
  readonly contactList: ListPage;
  readonly websites: readonly Website[];
  readonly websiteList: ListPage;
  readonly language: Language;
  /** Utterances for greetings, thanks and "what can you do", and utterances of no topic at all. */
  readonly help: readonly string[];
  /** Utterances that ask what becomes of the words. */
  readonly privacy: readonly string[];
  readonly background: readonly string[];
  /** Utterances with and without a child in danger now, for the danger detector. */
  readonly danger: { readonly urgent: readonly string[]; readonly calm: readonly string[] };
  readonly golden: readonly GoldenQuestion[];
}
