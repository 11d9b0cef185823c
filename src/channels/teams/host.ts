import { type Activity, BotAdapter, InputHints, type ResourceResponse, TurnContext } from 'botbuilder';
import type { TeamsReference } from '../../store/store';
import { callConnector } from './connector-fetch';
import { type PostActivity, type Posting, postActivity, postOnlyToSender } from './connector-post';
import type { OutgoingToken } from './outgoing-token';
import { PATIENCE } from './patience';
import { sdkActivity } from './sdk-activity';
import type { Reply, Whereabouts } from './turn';

/**
 * This file alone knows botbuilder: an activity goes in and a turn's work is run, plain replies come in and activities go out.
 * Its makers have archived it; whatever takes its place is put in here.
 */

/** The conversation of one activity, for as long as its turn lasts. */
export interface Conversation {
  typing(): Promise<void>;
  /** Gives the message's id, where Teams gave one. Rejects with a ConnectorError, or a TokenError, when it could not be posted. */
  send(reply: Reply): Promise<string | undefined>;
}

/** Where the replies of a turn go. */
type Destination = Pick<Whereabouts, 'serviceUrl' | 'conversationId' | 'onlyYou'>;

/** Runs turns on the SDK. */
export interface Host {
  /**
   * Runs `work` on an activity that the guard has let through: replies go to `serviceUrl` and nowhere else, and where the turn is
   * `onlyYou` to the sender alone. Rejects with what `work` rejects with.
   */
  run(activity: object, where: Destination, work: (conversation: Conversation) => Promise<void>): Promise<void>;
  /** Runs `work` on a conversation in which nobody has just written, such as a notice: in a channel it begins a thread. Rejects likewise. */
  resume(reference: TeamsReference, work: (conversation: Conversation) => Promise<void>): Promise<void>;
}

/**
 * The SDK's turn, over posts of our own. The SDK's own client of the connector makes a pipeline anew for each post, repeats one after any 5xx,
 * up to four times, and so can answer twice; its own check of tokens is not used either: the guard has made a stricter one by then.
 */
class TurnAdapter extends BotAdapter {
  constructor(private readonly post: PostActivity) {
    super();
  }

  runTurn(activity: Partial<Activity>, work: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), work);
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const posted: ResourceResponse[] = [];
    for (const { id, ...activity } of activities)
      posted.push({ id: (await this.post(placeOf(activity), activity)) ?? '' });
    return posted;
  }

  override updateActivity = unused;
  override deleteActivity = unused;
  override continueConversation = unused;
}

/** What the SDK's class asks for and a bot that only posts never calls. */
async function unused(): Promise<never> {
  throw new Error('Signpost posts messages to Teams and does nothing else there.');
}

/** The SDK has put in where the turn's activity came from. */
function placeOf({ serviceUrl, conversation, replyToId }: Partial<Activity>): Parameters<PostActivity>[0] {
  return { serviceUrl: serviceUrl ?? '', conversationId: conversation?.id ?? '', ...(replyToId ? { replyToId } : {}) };
}

function toActivity(reply: Reply): Partial<Activity> {
  // Plain: nothing in the leaflet's words may be read as Markdown.
  if ('text' in reply)
    return { type: 'message', text: reply.text, textFormat: 'plain', inputHint: InputHints.AcceptingInput };
  const { card, summary, expectsInput, about } = reply;
  return {
    type: 'message',
    summary,
    ...(about ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
    inputHint: expectsInput ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Makes a host for the app `appId`; for none (no credentials) without it. `token` is asked for each post, which may take `callMs`. */
export function createHost(appId: string | undefined, token: OutgoingToken, callMs = PATIENCE.callMs): Host {
  const post: PostActivity = (place, activity) =>
    postActivity(place, activity, token, (one) => callConnector(one, callMs));
  const adapter = new TurnAdapter(post);
  /** `only` posts to one person alone, where the turn is theirs alone. */
  const open =
    (work: (conversation: Conversation) => Promise<void>, only?: (message: Posting) => Promise<string | undefined>) =>
    (context: TurnContext) =>
      work({
        typing: async () => {
          // Others would see it, and wonder.
          if (!only) await context.sendActivity({ type: 'typing' }).catch(() => {});
        },
        send: async (reply) => {
          const message = toActivity(reply);
          return only ? only(message) : (await context.sendActivity(message))?.id;
        },
      });
  return {
    run: (activity, where, work) =>
      adapter.runTurn(
        { ...sdkActivity(activity), serviceUrl: where.serviceUrl } as Activity,
        open(work, where.onlyYou && ((message) => postOnlyToSender(activity, where, message, post))),
      ),
    resume: ({ conversationId, channelId, serviceUrl, tenantId }, work) => {
      const left: Partial<Activity> = {
        type: 'event',
        channelId,
        serviceUrl,
        conversation: { id: conversationId, tenantId, isGroup: false, conversationType: '', name: '' },
        // Teams' id of a bot.
        recipient: { id: `28:${appId ?? ''}`, name: '' },
      };
      return adapter.runTurn(left as Activity, open(work));
    },
  };
}
