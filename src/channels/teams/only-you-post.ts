import { z } from 'zod';
import { SignpostError } from '../../errors';
import type { CallConnector } from './connector-fetch';
import type { OutgoingToken } from './outgoing-token';
import type { Whereabouts } from './turn';

/** Both ends of the activity that is answered: the ids stay in here, and go nowhere but back to Teams. */
const Ends = z.object({
  from: z.object({ id: z.string().min(1) }),
  recipient: z.object({ id: z.string() }).optional().catch(undefined),
});
const Posted = z.object({ id: z.string() });

/**
 * Posts a message that Teams shows to one member of the conversation alone, the one whose activity is answered ("targeted message"). Done
 * by ourselves: the SDK drops the mark that makes it private, and the message would be public. There is no second try in public.
 * Gives the message's id; rejects with a ConnectorError, a TokenError, or a SignpostError where the activity names no sender.
 * (https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages)
 */
export async function postOnlyToSender(
  activity: object,
  { serviceUrl, conversationId }: Pick<Whereabouts, 'serviceUrl' | 'conversationId'>,
  message: object,
  token: OutgoingToken,
  call: CallConnector,
): Promise<string | undefined> {
  const ends = Ends.safeParse(activity).data;
  if (!ends)
    throw new SignpostError('TEAMS_NO_SENDER', 'A message for its sender alone named no sender; it was not answered.');
  const bearer = await token();
  const { body } = await call({
    url: `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}/activities?isTargetedActivity=true`,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify({
      ...message,
      ...(ends.recipient ? { from: { id: ends.recipient.id } } : {}),
      conversation: { id: conversationId },
      recipient: { id: ends.from.id, isTargeted: true },
    }),
  });
  return idIn(body);
}

function idIn(body: string): string | undefined {
  try {
    return Posted.safeParse(JSON.parse(body)).data?.id;
  } catch {
    return undefined;
  }
}
