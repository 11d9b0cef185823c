import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  InputHints,
  type TurnContext,
} from 'botbuilder';
import { callConnector } from './connector-fetch';
import type { OutgoingToken } from './outgoing-token';
import type { Reply } from './turn';

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
  /** Rejects with a ConnectorError, or a TokenError, when the message could not be posted. */
  send(reply: Reply): Promise<void>;
}

/** Runs turns on the SDK. */
export interface Host {
  /** Runs `work` on an activity that the guard has let through: replies go to `serviceUrl` and nowhere else. Rejects with what `work` rejects with. */
  run(activity: object, serviceUrl: string, work: (conversation: Conversation) => Promise<void>): Promise<void>;
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
const httpClient: HttpClient = {
  async sendRequest(request) {
    const { status, body } = await callConnector({
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

function toActivity(reply: Reply): Partial<Activity> {
  if ('text' in reply) return { type: 'message', text: reply.text, inputHint: InputHints.AcceptingInput };
  const { card, summary, expectsInput } = reply;
  return {
    type: 'message',
    summary,
    inputHint: expectsInput ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Makes a host for the app `appId`; for none (no credentials) without it. `token` is asked for each post. */
export function createHost(appId: string | undefined, token: OutgoingToken): Host {
  const credentials = credentialsOf(appId ?? NO_APP, token);
  const options = { httpClient };
  const authentication = new ConfigurationBotFrameworkAuthentication({}, credentials, undefined, undefined, options);
  const adapter = new TurnAdapter(authentication, appId ?? NO_APP);
  return {
    run: (activity, serviceUrl, work) =>
      adapter.runTurn({ ...(activity as Activity), serviceUrl, deliveryMode: 'normal' }, (context) =>
        work({
          typing: async () => {
            await context.sendActivity({ type: 'typing' }).catch(() => {});
          },
          send: async (reply) => {
            await context.sendActivity(toActivity(reply));
          },
        }),
      ),
  };
}
