import { z } from 'zod';
import { SignpostError } from '../../errors';
import type { CallConnector } from './connector-fetch';
import type { OutgoingToken } from './outgoing-token';
import type { Whereabouts } from './turn';

/** Where an activity is posted: the conversation, as a reply to an activity or as one for its sender alone, where it is that. */
interface PostPlace extends Pick<Whereabouts, 'serviceUrl' | 'conversationId'> {
  readonly replyToId?: string;
  readonly targeted?: boolean;
}

/** {@link postActivity} with its token and its calls. */
export type PostActivity = (place: PostPlace, activity: Posting) => Promise<string | undefined>;

/** What is posted, in the shape of the Bot Framework's activities. */
export interface Posting {
  readonly type?: string;
}

const Posted = z.object({ id: z.string() });

/**
 * Posts an activity; gives its id, where Teams gave one. Rejects with a ConnectorError or a TokenError.
 * (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-send-and-receive-messages)
 */
export async function postActivity(
  { serviceUrl, conversationId, replyToId, targeted }: PostPlace,
  activity: Posting,
  token: OutgoingToken,
  call: CallConnector,
): Promise<string | undefined> {
  const bearer = await token();
  const conversation = `${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}`;
  const inReply = replyToId === undefined ? '' : `/${encodeURIComponent(replyToId)}`;
  const reply = await call({
    url: `${conversation}/activities${inReply}${targeted ? '?isTargetedActivity=true' : ''}`,
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify(activity),
    repeats: activity.type !== 'typing',
  });
  return idIn(reply);
}

/** Both ends of the activity that is answered: the ids stay in here, and go nowhere but back to Teams. */
const Ends = z.object({
  from: z.object({ id: z.string().min(1) }),
  recipient: z.object({ id: z.string() }).optional().catch(undefined),
});

/**
 * Posts a message that Teams shows to one member of the conversation alone, the one whose activity is answered ("targeted message"). Done
 * by ourselves: the SDK drops the mark that makes it private, and the message would be public. There is no second try in public.
 * Gives the message's id; rejects with a ConnectorError, a TokenError, or a SignpostError where the activity names no sender.
 * (https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages)
 */
export async function postOnlyToSender(
  activity: object,
  { serviceUrl, conversationId }: Pick<Whereabouts, 'serviceUrl' | 'conversationId'>,
  message: Posting,
  post: PostActivity,
): Promise<string | undefined> {
  const ends = Ends.safeParse(activity).data;
  if (!ends)
    throw new SignpostError('teams_no_sender', 'A message for its sender alone named no sender; it was not answered.');
  const targeted = {
    ...message,
    ...(ends.recipient ? { from: { id: ends.recipient.id } } : {}),
    conversation: { id: conversationId },
    recipient: { id: ends.from.id, isTargeted: true },
  };
  return post({ serviceUrl, conversationId, targeted: true }, targeted);
}

function idIn(body: string): string | undefined {
  try {
    return Posted.safeParse(JSON.parse(body)).data?.id;
  } catch {
    return undefined;
  }
}
