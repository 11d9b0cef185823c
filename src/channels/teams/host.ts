import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  InputHints,
  type TurnContext,
} from 'botbuilder';
import type { TeamsReference } from '../../store/store';
import { type CallConnector, callConnector } from './connector-fetch';
import { postOnlyToSender } from './only-you-post';
import type { OutgoingToken } from './outgoing-token';
import { PATIENCE } from './patience';
import { sdkActivity } from './sdk-activity';
import type { Reply, Whereabouts } from './turn';

/**
 * This file alone knows botbuilder: an activity goes in and a turn's work is run, plain replies come in and activities go out.
 * Its makers have archived it; whatever takes its place is put in here.
 */

type AuthenticationParts = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type CredentialsFactory = NonNullable<AuthenticationParts[1]>;
type HttpClient = NonNullable<NonNullable<AuthenticationParts[4]>['httpClient']>;

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

/** The scope of tokens goes through the SDK without being used: our tokens are made by `token`. */
const AUDIENCE = 'https://api.botframework.com';
const NO_APP = '';

/** The SDK's adapter, entered behind its own check of tokens: the guard has made a stricter one by then. */
class TurnAdapter extends CloudAdapter {
  constructor(
    private readonly authentication: ConfigurationBotFrameworkAuthentication,
    private readonly appId: string,
  ) {
    super(authentication);
  }

  async runTurn(activity: Activity, work: (context: TurnContext) => Promise<void>): Promise<void> {
    const claimsIdentity = this.createClaimsIdentity(this.appId);
    const connectorFactory = this.authentication.createConnectorFactory(claimsIdentity);
    await this.processActivity({ audience: AUDIENCE, claimsIdentity, connectorFactory }, activity, work);
  }
}

function credentialsOf(appId: string, token: OutgoingToken): CredentialsFactory {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => appId === NO_APP,
    createCredentials: async () => ({
      async signRequest(request) {
        const bearer = await token();
        if (bearer) request.headers.set('authorization', `Bearer ${bearer}`);
        return request;
      },
    }),
  };
}

/** Posts by ourselves: the SDK's client repeats a post after any 5xx, up to four times, and so can answer twice. */
function httpClientOver(call: CallConnector): HttpClient {
  return {
    async sendRequest(request) {
      const { status, body } = await call({
        url: request.url,
        method: request.method,
        headers: request.headers.toJson(),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
      });
      const headers = request.headers.clone();
      headers.set('content-type', 'application/json');
      return { request, status, headers, bodyAsText: body };
    },
  };
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
  const credentials = credentialsOf(appId ?? NO_APP, token);
  const call: CallConnector = (one) => callConnector(one, callMs);
  const options = { httpClient: httpClientOver(call) };
  const authentication = new ConfigurationBotFrameworkAuthentication({}, credentials, undefined, undefined, options);
  const adapter = new TurnAdapter(authentication, appId ?? NO_APP);
  /** `only` posts to one person alone, where the turn is theirs alone. */
  const open =
    (work: (conversation: Conversation) => Promise<void>, only?: (message: object) => Promise<string | undefined>) =>
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
        { ...sdkActivity(activity), serviceUrl: where.serviceUrl, deliveryMode: 'normal' } as Activity,
        open(work, where.onlyYou && ((message) => postOnlyToSender(activity, where, message, token, call))),
      ),
    resume: ({ conversationId, channelId, serviceUrl, tenantId }, work) => {
      const left: Partial<Activity> = {
        type: 'event',
        channelId,
        serviceUrl,
        conversation: { id: conversationId, tenantId, isGroup: false, conversationType: '', name: '' },
        // Teams' id of a bot.
        recipient: { id: `28:${appId ?? NO_APP}`, name: '' },
      };
      return adapter.runTurn(left as Activity, open(work));
    },
  };
}
