import { z } from 'zod';
import type { Limits } from '../../limits/limits';
import { isAlone, readTapped } from './choice-value';
import { messageText } from './message-text';
import { readInvoke } from './read-invoke';
import type { Place, Turn, Whereabouts } from './turn';

const text = z.string().optional().catch(undefined);
/** An id that is put into an address; Teams' own have some 200 characters. */
const id = z.string().max(1_000);
const account = z.object({ id: text, role: text }).optional().catch(undefined);
const accounts = z.array(z.object({ id: text })).catch([]);

/** The few fields of an activity that we read, leniently: a field that is not what it should be counts as absent. */
const Activity = z.object({
  type: text,
  id: id.optional().catch(undefined),
  name: text,
  action: text,
  text: text,
  value: z.unknown().optional(),
  channelId: text,
  serviceUrl: text,
  from: account,
  recipient: z.object({ id: text, isTargeted: z.unknown().optional() }).optional().catch(undefined),
  replyToId: id.optional().catch(undefined),
  conversation: z
    .object({ id: id.min(1), conversationType: text, tenantId: text })
    .optional()
    .catch(undefined),
  channelData: z
    .object({ tenant: z.object({ id: text }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  membersAdded: accounts,
  membersRemoved: accounts,
  entities: z.array(z.object({ type: text, text: text, mentioned: account })).catch([]),
});
/** An activity as Teams sent it, as far as we read it. */
export type IncomingActivity = z.infer<typeof Activity>;

/** Reads a request's body; undefined when it is no activity. */
export function parseActivity(body: unknown): IncomingActivity | undefined {
  return Activity.safeParse(body).data;
}

/** The tenant that an activity says it comes from. */
export function tenantOf(activity: IncomingActivity): string | undefined {
  return activity.conversation?.tenantId ?? activity.channelData?.tenant?.id;
}

/**
 * Turns an activity into a turn; undefined when it has no type or names no conversation to answer in, or nobody where its sender alone may
 * read the answer. Its sender's id goes no further than into the hash by which `limits` count.
 */
export function readTurn(activity: IncomingActivity, limits?: Pick<Limits, 'who'>): Turn | undefined {
  const { conversation, serviceUrl } = activity;
  if (!activity.type || !conversation || !serviceUrl) return undefined;
  const tenantId = tenantOf(activity) ?? 'none';
  const sender = activity.from?.id;
  const place = placeOf(conversation.conversationType);
  const where: Whereabouts = {
    tenantId,
    conversationId: conversation.id,
    place,
    // Whatever else than "no" the mark says: what was meant for one person alone must never go out publicly.
    ...(activity.recipient?.isTargeted && place !== 'personal' ? { onlyYou: true } : {}),
    serviceUrl,
    ...(activity.id ? { activityId: activity.id } : {}),
    ...(limits && sender ? { who: limits.who('teams', sender, tenantId) } : {}),
  };
  switch (activity.type) {
    case 'message':
      return readMessage(activity, where);
    case 'invoke':
      return readInvoke({ name: activity.name ?? '', value: activity.value, replyToId: activity.replyToId }, where);
    case 'installationUpdate':
      // `add-upgrade` and `remove-upgrade` are a new version of the app: nobody was just met, nobody left.
      if (activity.action === 'add') return { ...where, kind: 'installed' };
      return { ...where, kind: activity.action === 'remove' ? 'removed' : 'ignored' };
    case 'conversationUpdate':
      if (namesBot(activity, activity.membersAdded)) return { ...where, kind: 'installed' };
      return { ...where, kind: namesBot(activity, activity.membersRemoved) ? 'removed' : 'ignored' };
    default:
      return { ...where, kind: 'ignored' };
  }
}

function placeOf(conversationType: string | undefined): Place {
  // What is not said to be personal is taken as read by others: a private answer must never go out publicly.
  if (conversationType === 'personal' || conversationType === 'channel') return conversationType;
  return 'group';
}

function namesBot(activity: IncomingActivity, members: readonly { readonly id?: string | undefined }[]): boolean {
  const bot = activity.recipient?.id;
  return bot !== undefined && members.some(({ id }) => id === bot);
}

function readMessage(activity: IncomingActivity, where: Whereabouts): Turn | undefined {
  const bot = activity.recipient?.id ?? '';
  const fromBot = activity.from?.role === 'bot' || activity.from?.id === bot || activity.from?.id?.startsWith('28:');
  if (fromBot) return { ...where, kind: 'ignored' };
  const tapped = readTapped(activity.value);
  const isPrivate = where.onlyYou || (tapped && isAlone(activity.value));
  if (isPrivate && !activity.from?.id) return undefined;
  // Some clients send an empty value beside what a person wrote.
  if (tapped && (tapped !== 'unreadable' || !activity.text))
    return { ...where, ...(isAlone(activity.value) ? { onlyYou: true } : {}), kind: 'old-button', tapped };
  const mentions = activity.entities
    .filter(({ type }) => type === 'mention')
    .map((entity) => ({ id: entity.mentioned?.id, text: entity.text }));
  const addressed = where.place === 'personal' || where.onlyYou || mentions.some(({ id }) => id === bot);
  if (!addressed) return { ...where, kind: 'ignored' };
  return { ...where, kind: 'message', text: messageText(activity.text ?? '', mentions, bot) };
}
