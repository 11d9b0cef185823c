import type { Express } from 'express';
import type { AttentiveAssistant } from '../../answering/assistant';
import type { Knowledge } from '../../knowledge/knowledge';
import type { ChannelDeps } from '../channel-deps';
import type { DeliveryMethod } from '../deliveries';

/** What the channel works with. */
export interface SlackDeps extends ChannelDeps<DeliveryMethod | 'conversation' | 'sendQuestion' | 'countFeedback'> {
  readonly assistant: AttentiveAssistant;
  /** The knowledge in force. */
  readonly knowledge: () => Knowledge;
}

/**
 * How the line to Slack stands: `connecting` at the start and while a dropped socket is being opened again, `failed`
 * when Slack refuses us and only an administrator can help.
 */
export type SlackState = 'stopped' | 'connecting' | 'connected' | 'failed';

/** The Slack channel as the server sees it. */
export interface SlackChannel {
  /**
   * Proves the tokens and opens the line. Rejects with a SignpostError that tells an administrator what to do; with `mayComeLater`, where
   * Slack is only out of reach, it logs that and goes on trying until stop().
   */
  start(options?: { readonly mayComeLater?: boolean }): Promise<void>;
  /** Takes nothing new, lets answers under way finish (for at most five seconds) and closes the line, for good. */
  stop(): Promise<void>;
  /**
   * Puts `POST /slack/events` on the server's app; does nothing in Socket Mode. The raw body is needed to check the
   * signature: no body parser may stand before it on that path. Until {@link start} is done the path answers 503.
   */
  mount(app: Express): void;
  state(): SlackState;
}
