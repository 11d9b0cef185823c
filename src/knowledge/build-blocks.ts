import type { Block } from '../answering/answer';
import type { Contact, Website } from './knowledge';
import type { Problems } from './problems';
import { quote } from './problems';
import { type RawBlock, readMarkdown } from './read-markdown';
import type { Place, Tagger } from './tagger';

/** The most that one answer may hold, so that it fits a card of every platform with its emergency part and its buttons. */
const MAX_BLOCKS = 40;
const MAX_CHARACTERS = 9_000;

/** What the words of the leaflet are drawn with. */
export interface BlockContext {
  readonly tagger: Tagger;
  readonly problems: Problems;
  /** Absent when their file could not be read, which is a problem already. */
  readonly contacts?: readonly Contact[] | undefined;
  readonly websites?: readonly Website[] | undefined;
}

/** Reads the leaflet's words as Markdown into blocks, each run tagged with its place in the source. */
export function buildBlocks(text: string, place: Place, context: BlockContext): Block[] {
  return readMarkdown(text, place, context.problems).flatMap((raw) => buildBlock(raw, place.file, context));
}

/** Adds a problem when blocks outgrow a card; contacts, websites and list items count as one block each. */
export function checkSize(blocks: readonly Block[], place: Place, problems: Problems): void {
  const count = blocks.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 1), 0);
  const characters = blocks.reduce((sum, block) => sum + charactersOf(block), 0);
  if (count <= MAX_BLOCKS && characters <= MAX_CHARACTERS) return;
  problems.add(
    place.file,
    place.line,
    `outgrows a card: ${count} blocks and ${characters} characters, where ${MAX_BLOCKS} and ${MAX_CHARACTERS} fit`,
    'split it into two topics',
  );
}

function buildBlock(raw: RawBlock, file: string, context: BlockContext): Block[] {
  if (raw.kind === 'show') return show(raw, file, context);
  const tag = (text: string, line: number) => [context.tagger.leaflet(text, { file, line })];
  if (raw.kind === 'list') return [{ kind: 'list', items: raw.items.map((item) => tag(item.text, item.line)) }];
  return [{ kind: raw.kind, text: tag(raw.text, raw.line) }];
}

function show(raw: Extract<RawBlock, { kind: 'show' }>, file: string, context: BlockContext): Block[] {
  const { contacts, websites, problems } = context;
  if (!contacts || !websites) return [];
  if (raw.what === 'websites') return websites.filter((site) => site.listed).map((site) => site.block);
  const isContacts = raw.what === 'contacts';
  return raw.ids.flatMap((id): Block[] => {
    const found: Block[] = isContacts
      ? contacts.filter((contact) => contact.role === id).map((contact) => contact.block)
      : websites.filter((site) => site.id === id).map((site) => site.block);
    if (found.length === 0) {
      const [what, where] = isContacts ? ['role', 'contacts.yaml'] : ['website', 'websites.yaml'];
      problems.add(file, raw.line, `no ${what} ${quote(id)} stands in ${where}`, `correct it, or add it to ${where}`);
    }
    return found;
  });
}

function charactersOf(block: Block): number {
  const length = (text: readonly { text: string }[]) => text.reduce((sum, run) => sum + run.text.length, 0);
  switch (block.kind) {
    case 'list':
      return block.items.reduce((sum, item) => sum + length(item), 0);
    case 'contact':
      return length(block.name) + block.number.text.length;
    case 'website':
      return length(block.name) + block.address.text.length;
    default:
      return length(block.text);
  }
}
