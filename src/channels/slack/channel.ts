import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Assistant } from '../../answering/assistant';
import type { Contact } from '../../knowledge/knowledge';
import type { Store } from '../../store/store';

/** Slack's part of the configuration. With `appToken` Slack comes over Socket Mode, without it over HTTP, which needs `signingSecret`. */
export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret?: string | undefined;
  readonly appToken?: string | undefined;
  /** Address of Slack's Web API, ending in `/api/`; Slack's own unless set. */
  readonly apiUrl?: string | undefined;
}

/** The part of the store that the channel needs. */
export type DeliveryStore = Pick<Store, 'claimDelivery' | 'finishDelivery' | 'releaseDelivery'>;

/** The part of the knowledge that the channel needs: who is called in an emergency. */
export interface EmergencyNumbers {
  readonly contacts: readonly Pick<Contact, 'role' | 'block'>[];
}

/** What the channel works with. */
export interface SlackDeps {
  readonly assistant: Assistant;
  readonly store: DeliveryStore;
  /** The knowledge in force, for the numbers that no failure may hide. */
  readonly knowledge: () => EmergencyNumbers;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * How the line to Slack stands: `connecting` at the start and while a dropped socket is being opened again, `failed`
 * when Slack refuses us and only an administrator can help.
 */
export type SlackState = 'stopped' | 'connecting' | 'connected' | 'failed';

/** The Slack channel as the server sees it. */
export interface SlackChannel {
  /** Proves the tokens and opens the line. Rejects with a SignpostError that tells an administrator what to do. */
  start(): Promise<void>;
  /** Takes nothing new, lets answers under way finish (for at most five seconds) and closes the line. */
  stop(): Promise<void>;
  /**
   * Puts `POST /slack/events` on the server's app; does nothing in Socket Mode. The raw body is needed to check the
   * signature: no body parser may stand before it on that path. Until {@link start} is done the path answers 503.
   */
  mount(app: Express): void;
  state(): SlackState;
}
