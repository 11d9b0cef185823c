import type { KnownBlock } from '@slack/types';

const MARKED = /\/(\d{1,16}\.\d{1,16})$/;

/**
 * A private card's blocks, its rows of buttons named after the thread that the card belongs to. The card may stand outside that thread, and Slack
 * tells of no message when it is tapped, but of the row's `block_id`.
 */
export function markThread(blocks: readonly KnownBlock[], thread: string): KnownBlock[] {
  return blocks.map((block, index) =>
    block.type === 'actions' ? { ...block, block_id: `${block.block_id ?? `row:${index}`}/${thread}` } : block,
  );
}

/** The thread in a tapped row's `block_id`, if it is marked with one. */
export function markedThread(blockId: string): string | undefined {
  return MARKED.exec(blockId)?.[1];
}
