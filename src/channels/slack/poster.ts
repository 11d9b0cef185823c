import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Card, Content, SendCard } from './card-ladder';
import { patiently } from './patiently';
import type { Place } from './place';
import { postToResponseUrl } from './response-url';

export type { Card } from './card-ladder';

/** The ways in which words reach somebody in Slack. Each rejects when Slack refuses; slackCode() tells why. */
export interface Poster {
  /** For everybody who reads the place. */
  toPlace(place: Place, card: Card): Promise<void>;
  /** In the place, for one person's eyes. */
  toOneIn(place: Place, user: string, card: Card): Promise<void>;
  /** In that person's direct messages with us. */
  toDirect(user: string, card: Card): Promise<void>;
  /** For the one who tapped or typed, also where we are no member; the card they tapped stays. `thread`: in which they see it. */
  toResponseUrl(url: string, card: Card, thread?: string): Promise<void>;
  /** For everybody in the channel of the one who tapped, also where we are no member. */
  toAllByUrl(url: string, card: Card, thread?: string): Promise<void>;
  /** Puts a card in the place of the tapped one, for whoever sees that. */
  replaceOriginal(url: string, card: Card): Promise<void>;
  /** Takes the tapped card away. */
  removeOriginal(url: string): Promise<void>;
}

/** Makes the poster of one request, with its log, over a Web API client. Cards whose blocks are refused are posted again, more plainly. */
export function createPoster(client: webApi.WebClient, send: SendCard, log: Logger): Poster {
  const quiet = { unfurl_links: false, unfurl_media: false };
  const post = (card: Card, call: (content: Content) => Promise<unknown>) => send(log, card, call);

  return {
    toPlace: (place, card) =>
      post(card, (content) => call('chat.postMessage', { ...placeOf(place), ...content, ...quiet })),
    toOneIn: (place, user, card) =>
      post(card, (content) => call('chat.postEphemeral', { ...placeOf(place), user, ...content })),
    toDirect: (user, card) =>
      post(card, (content) => call('chat.postMessage', { channel: user, ...content, ...quiet })),
    toResponseUrl: (url, card, thread) => byUrl(url, 'ephemeral', card, thread),
    toAllByUrl: (url, card, thread) => byUrl(url, 'in_channel', card, thread),
    replaceOriginal: (url, card) =>
      post(card, (content) => postToResponseUrl(url, { ...content, ...quiet, replace_original: true })),
    removeOriginal: (url) => patiently(() => postToResponseUrl(url, { delete_original: true })),
  };

  /** Blocks go as the JSON that Slack takes: of anything else the client makes a copy without secrets, for a log that is off. */
  function call(method: 'chat.postMessage' | 'chat.postEphemeral', { blocks, ...words }: Content & Where) {
    return client.apiCall(method, blocks ? { ...words, blocks: JSON.stringify(blocks) } : words);
  }

  function byUrl(url: string, response_type: 'ephemeral' | 'in_channel', card: Card, thread?: string): Promise<void> {
    const where = thread ? { thread_ts: thread } : {};
    const how = { ...where, ...quiet, response_type, replace_original: false };
    return post(card, (content) => postToResponseUrl(url, { ...content, ...how }));
  }
}

/** Whom a call to Slack is for. */
interface Where {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly user?: string;
}

function placeOf({ channel, thread }: Place): Where {
  return thread ? { channel, thread_ts: thread } : { channel };
}
