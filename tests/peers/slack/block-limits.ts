import type { Json } from './json';

/**
 * Why Slack would refuse a message's blocks, or undefined: the limits of docs.slack.dev/reference/block-kit, and the
 * unwritten one of about 13,200 characters for all blocks together (bolt-js issue 2509).
 */
export function blocksRefusal(blocks: readonly Json[]): 'invalid_blocks' | 'msg_blocks_too_long' | undefined {
  if (blocks.length > 50 || blocks.some((block) => !fits(block))) return 'invalid_blocks';
  return JSON.stringify(blocks).length > 13_200 ? 'msg_blocks_too_long' : undefined;
}

function fits(block: Json): boolean {
  switch (block.type) {
    case 'divider':
      return true;
    case 'header':
      return textFits(block.text, 150);
    case 'section':
      return textFits(block.text, 3_000);
    case 'rich_text':
      return list(block.elements).length > 0;
    case 'context':
      return countFits(block.elements, 10) && list(block.elements).every((element) => textFits(element, 3_000));
    case 'actions': {
      const buttons = list(block.elements);
      const ids = buttons.map((button) => button.action_id);
      return countFits(buttons, 25) && new Set(ids).size === ids.length && buttons.every(buttonFits);
    }
    default:
      return false;
  }
}

function buttonFits(button: Json): boolean {
  const { type, action_id, value, text } = button;
  return (
    type === 'button' &&
    String(action_id ?? '').length <= 255 &&
    String(value ?? '').length <= 2_000 &&
    textFits(text, 75)
  );
}

function textFits(text: unknown, most: number): boolean {
  if (typeof text !== 'object' || text === null || !('text' in text) || typeof text.text !== 'string') return false;
  return text.text.length >= 1 && text.text.length <= most;
}

function countFits(items: unknown, most: number): boolean {
  const { length } = list(items);
  return length >= 1 && length <= most;
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
