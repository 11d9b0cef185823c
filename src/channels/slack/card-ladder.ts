import type { KnownBlock } from '@slack/types';
import type { Logger } from 'pino';
import { newerKinds, toPlainBlocks } from '../../cards/plain-blocks';
import { patiently } from './patiently';
import { logged, slackCode } from './slack-error';

/** A message as Slack takes it: `text` is escaped and says everything, `blocks` show it. */
export interface Card {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** A card's part of a call to Slack. */
export interface Content {
  text: string;
  blocks?: KnownBlock[];
}

/** What Slack answers when it is the blocks that it doesn't take. */
const BLOCKS_REFUSED = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);
/** Slack advises texts of no more than this, and takes ten times as much (docs.slack.dev, chat.postMessage). */
const SHORT_TEXT = 4_000;

/** Sends a card by `call`, patiently; what Slack refuses goes to the request's `log`. Rejects with Slack's last refusal. */
export type SendCard = (log: Logger, card: Card, call: (content: Content) => Promise<unknown>) => Promise<void>;

/**
 * Sends cards as they are; where Slack refuses the blocks, without the newer ones; where it refuses those too, as text. Kinds of block
 * that made the difference once are left out from then on, so that the next card is not refused first.
 */
export function createCardLadder(): SendCard {
  const refused = new Set<string>();

  return async (log, card, call) => {
    let failure: unknown;
    for (const step of stepsOf(card, refused)) {
      try {
        await patiently(() => call(step));
        if (slackCode(failure).startsWith('invalid_blocks') && step.blocks) {
          for (const kind of newerKinds(card.blocks ?? [])) refused.add(kind);
        }
        return;
      } catch (error) {
        if (!isStepDown(error, step)) throw error;
        failure = error;
        log.warn({ channel: 'slack', ...logged(error) }, 'Slack refused a card; sending it more plainly');
      }
    }
    throw failure;
  };
}

/** The forms of a card from the richest to the plainest; each says everything. */
function* stepsOf({ text, blocks }: Card, refused: ReadonlySet<string>): Generator<Content> {
  if (blocks) {
    const first = toPlainBlocks(blocks, (kind) => !refused.has(kind));
    yield { text, blocks: first };
    if (newerKinds(first).length > 0) yield { text, blocks: toPlainBlocks(blocks) };
    // The blocks still say everything when it is the text beside them that is too long.
    if (text.length > SHORT_TEXT) yield { text: opening(text), blocks: toPlainBlocks(blocks) };
  }
  yield { text };
}

function isStepDown(error: unknown, { blocks, text }: Content): boolean {
  const code = slackCode(error);
  return blocks !== undefined && (BLOCKS_REFUSED.has(code) || (code === 'msg_too_long' && text.length > SHORT_TEXT));
}

/** The first paragraphs, whole, as many as are short. */
function opening(text: string): string {
  const end = text.lastIndexOf('\n\n', SHORT_TEXT);
  return text.slice(0, end > 0 ? end : SHORT_TEXT);
}
