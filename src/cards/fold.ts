import { MESSAGES } from '../answering/messages';
import type { CardAction, CardElement } from './adaptive-card-types';
import type { LaidBlock, LaidSection } from './layout';

/** So many characters or fewer are not worth a tap: three or four lines on a phone. */
const WORTH_A_TAP = 300;
/** How many entries of a list stay in sight where the list opens the section. */
const FIRST_ITEMS = 3;

/**
 * Folds the long part of a section away: what stands up to its first paragraph, every contact and every notice stays in sight, the rest
 * is shown by "Show all" where it stands, and hidden again by "Show less". A short section is left as it is. The ids of what is hidden
 * are made of `index`, the section's place in the card.
 */
export function foldSection(
  section: LaidSection,
  index: number,
  draw: (block: LaidBlock) => CardElement[],
): CardElement[] {
  const blocks = partList(section.blocks);
  const opening = Math.max(
    blocks.findIndex(({ kind }) => kind === 'paragraph' || kind === 'list'),
    0,
  );
  const isFolded = ({ kind }: LaidBlock, place: number) => place > opening && kind !== 'contacts' && kind !== 'notice';
  const characters = blocks.filter(isFolded).reduce((sum, block) => sum + lengthOf(block), 0);
  if (characters <= WORTH_A_TAP) return section.blocks.flatMap(draw);
  const hidden: string[] = [];
  const elements = blocks.flatMap((block, place): CardElement[] => {
    if (!isFolded(block, place)) return draw(block);
    const id = `rest-${index}-${place}`;
    hidden.push(id);
    return [{ type: 'Container', id, isVisible: false, items: draw(block) }];
  });
  const [all, less] = [`all-${index}`, `less-${index}`];
  const toggle = (title: string): CardAction[] => [
    { type: 'Action.ToggleVisibility', title, targetElements: [...hidden, all, less] },
  ];
  return [
    ...elements,
    { type: 'ActionSet', id: all, actions: toggle(MESSAGES['card.show-all']) },
    { type: 'ActionSet', id: less, isVisible: false, actions: toggle(MESSAGES['card.show-less']) },
  ];
}

/** A list that opens a section is parted after its first entries. */
function partList(blocks: readonly LaidBlock[]): readonly LaidBlock[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'list' || first.items.length <= FIRST_ITEMS) return blocks;
  const part = (start: number, end?: number): LaidBlock => ({ kind: 'list', items: first.items.slice(start, end) });
  return [part(0, FIRST_ITEMS), part(FIRST_ITEMS), ...rest];
}

function lengthOf(block: LaidBlock): number {
  switch (block.kind) {
    case 'list':
      return block.items.join('').length;
    case 'contacts':
      return 0;
    case 'websites':
      return block.websites.reduce((sum, { name, address }) => sum + name.length + address.length, 0);
    default:
      return block.text.length;
  }
}
