import type { webApi } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { patiently } from './patiently';
import type { Place } from './place';
import { postToResponseUrl } from './response-url';
import { slackCode } from './slack-error';

/** A message as Slack takes it: `text` is escaped and says everything, `blocks` show it. */
export interface Card {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** The ways in which words reach somebody in Slack. Each rejects when Slack refuses; slackCode() tells why. */
export interface Poster {
  /** For everybody who reads the place. */
  toPlace(place: Place, card: Card): Promise<void>;
  /** In the place, for one person's eyes. */
  toOneIn(place: Place, user: string, card: Card): Promise<void>;
  /** In that person's direct messages with us. */
  toDirect(user: string, card: Card): Promise<void>;
  /** For the one who tapped or typed, also where we are no member; the card they tapped stays. */
  toResponseUrl(url: string, card: Card): Promise<void>;
}

/** What Slack answers when it is the blocks that it doesn't take. */
const BLOCKS_REFUSED = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

/** Makes the poster over a Web API client. Cards whose blocks are refused are posted again as plain text. */
export function createPoster(client: webApi.WebClient): Poster {
  const quiet = { unfurl_links: false, unfurl_media: false };

  async function post(card: Card, call: (content: Content) => Promise<unknown>): Promise<void> {
    try {
      await patiently(() => call(contentOf(card)));
    } catch (error) {
      if (!card.blocks || !BLOCKS_REFUSED.has(slackCode(error))) throw error;
      await patiently(() => call({ text: card.text }));
    }
  }

  return {
    toPlace: (place, card) =>
      post(card, (content) => client.chat.postMessage({ ...placeOf(place), ...content, ...quiet })),
    toOneIn: (place, user, card) =>
      post(card, (content) => client.chat.postEphemeral({ ...placeOf(place), user, ...content })),
    toDirect: (user, card) => post(card, (content) => client.chat.postMessage({ channel: user, ...content, ...quiet })),
    toResponseUrl: (url, card) =>
      post(card, (content) =>
        postToResponseUrl(url, { ...content, ...quiet, response_type: 'ephemeral', replace_original: false }),
      ),
  };
}

type Content = { text: string; blocks?: KnownBlock[] };

function contentOf(card: Card): Content {
  return card.blocks ? { text: card.text, blocks: [...card.blocks] } : { text: card.text };
}

function placeOf({ channel, thread }: Place): { channel: string; thread_ts?: string } {
  return thread ? { channel, thread_ts: thread } : { channel };
}
