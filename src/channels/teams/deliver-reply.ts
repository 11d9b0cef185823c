import type { Logger } from 'pino';
import { type EmergencyNumbers, troubleText } from '../../answering/emergency-line';
import { ConnectorError } from './connector-fetch';
import type { Reply } from './turn';

/** What becomes of a reply that Teams does not take at once. */
export interface DeliveryParts {
  /** One post to the conversation; rejects with a ConnectorError. */
  readonly post: (reply: Reply) => Promise<void>;
  /**
   * Where the reply is for one person alone: posts one of our own lines, of which nothing is private, to everybody in the conversation. Rejects
   * likewise.
   */
  readonly postOpenly: ((line: { readonly text: string }) => Promise<void>) | undefined;
  /** True while an invoke waits for its reply, which can bring the answer: then a failed post is left to whoever replies to it. */
  readonly canRespond: () => boolean;
  /** Called when the conversation is not there any more, or shuts us out. */
  readonly forget: () => Promise<void>;
  readonly knowledge: () => EmergencyNumbers;
  readonly log: Logger;
}

/**
 * Posts a reply, and leaves nobody in silence. What Teams refuses for its form or size is said in plain words instead. Where Teams may
 * have taken it or not, it is not posted again, since that could answer twice: a line after it says what to do if it is not there. A
 * conversation that is gone is forgotten. What Teams does not keep to one person is not posted at all: a line without content names the
 * personal chat. Rejects with the ConnectorError or TokenError when nothing could be posted at all.
 */
export async function deliverReply(reply: Reply, parts: DeliveryParts): Promise<void> {
  try {
    await postAsFits(reply, parts);
  } catch (error) {
    if (!(error instanceof ConnectorError) || parts.canRespond()) throw error;
    if (error.unsure && (await arrived(parts.post(words('teams.unsure', parts)))))
      return parts.log.warn(line(error), 'whether an answer arrived is not known; the asker was told so');
    const isHopeless = error.unsure || error.refused || error.gone;
    if (isHopeless && parts.postOpenly && (await arrived(parts.postOpenly(words('teams.not-private', parts)))))
      return parts.log.warn(line(error), 'an answer could not be kept to its asker; a line names the personal chat');
    if (!error.gone) throw error;
    parts.log.info(line(error), 'a conversation is gone, or shuts the bot out: nothing more is posted there');
    await parts.forget();
  }
}

/** The whole card; the same in words, which are less than half of it; a line that asks for less. */
async function postAsFits(reply: Reply, parts: DeliveryParts): Promise<void> {
  const plain: Reply[] = 'card' in reply ? [{ text: reply.card.fallbackText }] : [];
  const forms = [reply, ...plain, words('teams.too-large', parts)];
  for (const form of forms) {
    try {
      return await parts.post(form);
    } catch (error) {
      if (!(error instanceof ConnectorError && error.refused) || form === forms.at(-1)) throw error;
      parts.log.warn(line(error), 'Teams refused an answer; it is sent in a plainer form');
    }
  }
}

function words(
  id: 'teams.unsure' | 'teams.too-large' | 'teams.not-private',
  { knowledge }: DeliveryParts,
): { text: string } {
  return { text: troubleText(knowledge(), id) };
}

function arrived(post: Promise<void>): Promise<boolean> {
  return post.then(
    () => true,
    () => false,
  );
}

function line({ status }: ConnectorError) {
  return { channel: 'teams', status: status ?? 'none' };
}
