import type { Choice } from '../question';

/** Where a run of the leaflet's words stands: offsets into source.txt in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The leaflet's words, to the letter but for white space and emphasis marks, with the place where they stand. */
export interface LeafletRun {
  readonly from: 'leaflet';
  readonly text: string;
  readonly span: Span;
}

/** Words of our own, or of the leaflet's owners in a title: never shown as if they were the leaflet's. `id` names the message. */
export interface OurRun {
  readonly from: 'ours';
  readonly text: string;
  readonly id: string;
}

/** A run of text that says whose words it holds. Plain text: no mark-up of any platform, no character that needs none escaped. */
export type Run = LeafletRun | OurRun;
/** Runs that are read one after the other; they bring their own spaces. */
export type Text = readonly Run[];

/** What a contact is for. A closed list: the code knows roles, never ids. */
export const CONTACT_ROLES = ['locality', 'social-work-emergency', 'police-emergency', 'police-non-emergency'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export interface ContactBlock {
  readonly kind: 'contact';
  readonly id: string;
  readonly role: ContactRole;
  /** As printed: "Wishaw / Shotts"; for the police two runs joined by ours: "Police Scotland - Non-emergency number". */
  readonly name: Text;
  /** The digits as printed: "01698 348200". */
  readonly number: LeafletRun;
  /** An extra for phones: `tel:+441698348200`, `tel:999`. */
  readonly tel: string;
}

export interface WebsiteBlock {
  readonly kind: 'website';
  readonly id: string;
  /** As printed above the address; empty where the leaflet prints none. */
  readonly name: Text;
  /** As printed: "ceop.police.uk". */
  readonly address: LeafletRun;
  /** Where it leads: `https://ceop.police.uk`. */
  readonly url: string;
}

/** `urgent` is drawn as an alert; `caution` and `info` quietly. */
export type NoticeStyle = 'urgent' | 'caution' | 'info';

export type Block =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'notice'; readonly style: NoticeStyle; readonly text: Text }
  | ContactBlock
  | WebsiteBlock;

/** A titled part of the answer. */
export interface Section {
  /** `emergency`: the emergency lines, always first; `topic`: an answer from the leaflet; `message`: words of our own (a miss, help). */
  readonly kind: 'emergency' | 'topic' | 'message';
  /** The topic's id, or `contact` or `websites`; absent in the other kinds. */
  readonly topic?: string;
  readonly title: Text;
  readonly blocks: readonly Block[];
}

/** A choice with the words on its button (at most 60 characters). */
export interface LabelledChoice {
  readonly choice: Choice;
  readonly label: Text;
}

/** One thing that an answer shows, by ids alone: enough to compose it anew. */
export interface Shown {
  /** A topic's id, or `contact` or `websites`. */
  readonly topic: string;
  /** The contacts asked for; absent: the whole list. For a topic that shows contacts: the localities that it keeps. */
  readonly contacts?: readonly string[];
  /** The websites asked for; absent: the whole list. */
  readonly websites?: readonly string[];
}

/** How a question ended. A closed list, used by code, metrics and review alike. */
export const OUTCOMES = ['answered', 'choices', 'unknown', 'help'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An answer as plain data: what is said, not how it looks. Renderers draw it; nobody changes it. */
export interface Answer {
  readonly outcome: Outcome;
  /** True when the first section is the emergency one. */
  readonly urgent: boolean;
  /** How sure the main answer is, 0 to 1; 1 for a tapped choice. */
  readonly confidence: number;
  /** Never empty. The first one's title is the card's. */
  readonly sections: readonly Section[];
  /** For the asker alone: a channel shows them only where nobody else reads. */
  readonly notes: readonly Text[];
  /** "Did you mean": empty unless there are any. */
  readonly choices: readonly LabelledChoice[];
  /** Other questions that the card offers. */
  readonly related: readonly LabelledChoice[];
  /** The emergency line that closes every card. */
  readonly closing: Text;
  /** Lines that name the leaflet, its publisher, its last review, and say so when it is past its review date. */
  readonly source: readonly Text[];
  /** The content's version, for the values of the buttons. */
  readonly version: string;
  /** What of the leaflet is shown, in order; absent where it is nothing, or the emergency lines alone. */
  readonly shown?: readonly Shown[];
  /** True where a limit refused the question: nothing was looked up, and nobody is in danger as far as can be told. */
  readonly limited?: true;
  /** What the machine's way in reports: ids of contacts and websites shown as the answer (the closing line aside). */
  readonly contacts: readonly string[];
  readonly websites: readonly string[];
}

/** The plain words of runs. */
export function plain(text: Text): string {
  return text.map((run) => run.text).join('');
}
