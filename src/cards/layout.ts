import { type Answer, type Block, type NoticeStyle, plain, type Section, type Text } from '../answering/answer';
import { contactJoin } from '../answering/emergency-line';
import { MESSAGES, type MessageId } from '../answering/messages';
import { formatChoice } from '../question';

/** Who reads the card: the asker alone, or everybody in the channel. Notes are drawn for the asker only. */
export type Audience = 'asker' | 'everyone';

/** A button: `n` counts from 1 over the whole card, `value` is what the tap sends back (see formatChoice). */
interface Button {
  readonly n: number;
  readonly label: string;
  readonly value: string;
}

/** Buttons under a title of their own. */
export interface ButtonGroup {
  readonly title: string;
  readonly buttons: readonly Button[];
}

/** One number. `tel` is absent when the answer's is not a plain `tel:` address: the printed number then stands alone. */
export interface LaidContact {
  readonly name: string;
  /** What stands between name and number. */
  readonly join: string;
  readonly number: string;
  readonly tel?: string;
}

/** One web address. `url` is absent when the answer's is not http(s): the printed address then stands alone. */
export interface LaidWebsite {
  readonly name: string;
  readonly address: string;
  readonly url?: string;
}

/** A block with its words as plain strings; neighbouring contacts, and neighbouring websites, are one block. */
export type LaidBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'notice'; readonly style: NoticeStyle; readonly text: string }
  | { readonly kind: 'contacts'; readonly contacts: readonly LaidContact[] }
  | { readonly kind: 'websites'; readonly websites: readonly LaidWebsite[] };

export interface LaidSection {
  readonly urgent: boolean;
  readonly title: string;
  readonly blocks: readonly LaidBlock[];
}

/** A card's parts in the order in which every platform draws them: the fields from top to bottom. */
export interface Layout {
  readonly sections: readonly LaidSection[];
  readonly choices?: ButtonGroup;
  readonly notes: readonly string[];
  readonly related?: ButtonGroup;
  readonly closing: string;
  readonly source: readonly string[];
}

/** The words of a text as one line: white space is the only thing of a run that may change. */
function words(text: Text): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}

/** Name and number on one line, as each platform without mark-up prints them. */
export function contactLine(contact: LaidContact): string {
  return [contact.name, contact.number].filter((part) => part !== '').join(contact.join);
}

/** Name and address on one line. */
export function websiteLine(website: LaidWebsite): string {
  return [website.name, website.address].filter((part) => part !== '').join(MESSAGES['contact.join']);
}

/** Lays an answer out for drawing: emergency first, blanks left out, buttons numbered. Pure; nothing is cut. */
export function layOut(answer: Answer, audience: Audience): Layout {
  const sections = answer.sections.map(laySection);
  const choices = group(MESSAGES[TITLES[answer.outcome]], answer.choices, answer.version, 0);
  const related = group(
    MESSAGES[answer.outcome === 'help' ? 'card.first' : 'card.related'],
    answer.related,
    answer.version,
    answer.choices.length,
  );
  return {
    sections: [...sections.filter((section) => section.urgent), ...sections.filter((section) => !section.urgent)],
    ...(choices && { choices }),
    notes: audience === 'asker' ? answer.notes.map(words).filter(isFilled) : [],
    ...(related && { related }),
    closing: words(answer.closing),
    source: answer.source.map(words).filter(isFilled),
  };
}

/** What stands above the choices. */
const TITLES = {
  answered: 'card.rivals',
  // The card's title has asked already.
  choices: 'card.choose',
  unknown: 'card.nearest',
  help: 'card.choices',
} as const satisfies Record<Answer['outcome'], MessageId>;

function isFilled(text: string): boolean {
  return text !== '';
}

function group(title: string, labelled: Answer['choices'], version: string, before: number): ButtonGroup | undefined {
  if (labelled.length === 0) return undefined;
  const buttons = labelled.map(({ choice, label }, index) => ({
    n: before + index + 1,
    label: words(label),
    value: formatChoice(choice, version),
  }));
  return { title, buttons };
}

function laySection(section: Section): LaidSection {
  const blocks: LaidBlock[] = [];
  for (const block of section.blocks) {
    const laid = laidOnce(block);
    if (!laid) continue;
    const last = blocks.at(-1);
    if (laid.kind === 'contacts' && last?.kind === 'contacts') {
      blocks[blocks.length - 1] = { kind: 'contacts', contacts: [...last.contacts, ...laid.contacts] };
    } else if (laid.kind === 'websites' && last?.kind === 'websites') {
      blocks[blocks.length - 1] = { kind: 'websites', websites: [...last.websites, ...laid.websites] };
    } else {
      blocks.push(laid);
    }
  }
  return { urgent: section.kind === 'emergency', title: words(section.title), blocks };
}

/** A topic's blocks are the same objects in every answer, and never change: each is laid out once. */
const LAID = new WeakMap<Block, LaidBlock | 'blank'>();

function laidOnce(block: Block): LaidBlock | undefined {
  const laid = LAID.get(block) ?? layBlock(block) ?? 'blank';
  LAID.set(block, laid);
  return laid === 'blank' ? undefined : laid;
}

function layBlock(block: Block): LaidBlock | undefined {
  switch (block.kind) {
    case 'contact': {
      const number = words([block.number]);
      const tel = /^tel:\+?[0-9]+$/.test(block.tel) ? { tel: block.tel } : {};
      return {
        kind: 'contacts',
        contacts: [{ name: words(block.name), join: contactJoin(block.name).text, number, ...tel }],
      };
    }
    case 'website': {
      const address = words([block.address]);
      const url = /^https?:\/\/[^\s"<>|\\]+$/.test(block.url) ? { url: block.url } : {};
      return { kind: 'websites', websites: [{ name: words(block.name), address, ...url }] };
    }
    case 'list': {
      const items = block.items.map(words).filter(isFilled);
      return items.length > 0 ? { kind: 'list', items } : undefined;
    }
    default: {
      const text = words(block.text);
      return isFilled(text) ? { ...block, text } : undefined;
    }
  }
}
