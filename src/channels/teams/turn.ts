import type { AdaptiveCard } from '../../cards/adaptive-card-types';
import type { Tapped } from './choice-value';

/** Where a conversation is held: `personal` is read by the asker alone, the others by everybody in them. */
export type Place = 'personal' | 'group' | 'channel';

/** Which conversation a turn belongs to. Nothing of a person is in it. */
export interface Whereabouts {
  readonly tenantId: string;
  /** As Teams writes it: in a channel it names the thread as well (`19:...@thread.tacv2;messageid=...`). */
  readonly conversationId: string;
  readonly place: Place;
  readonly serviceUrl: string;
  /** The activity's id, by which a repeated delivery is known; absent where Teams gave none. */
  readonly activityId?: string;
}

/** What somebody did in Teams, in plain words of ours: no SDK's type, no person's name or id. */
export type Turn = Whereabouts &
  (
    | { readonly kind: 'message'; readonly text: string }
    | { readonly kind: 'old-button'; readonly tapped: Tapped }
    | { readonly kind: 'button'; readonly tapped: Tapped; readonly inPlace: boolean }
    | { readonly kind: 'other-invoke'; readonly name: string }
    | { readonly kind: 'installed' }
    | { readonly kind: 'removed' }
    | { readonly kind: 'ignored' }
  );

/** A message to a conversation: a card with the line that its toast shows, or plain words. */
export type Reply =
  | { readonly card: AdaptiveCard; readonly summary: string; readonly expectsInput: boolean }
  | { readonly text: string };

/** What an invoke is answered with: the card that takes the tapped one's place, or words that Teams shows at it. */
export type InvokeReply = { readonly card: AdaptiveCard } | { readonly text: string };

/** The way back to the conversation of a turn, open while the turn lasts. */
export interface Outbox {
  /** Shows that an answer is on its way. Tried once; never rejects. */
  typing(): Promise<void>;
  /** Posts a message. Rejects with a ConnectorError when Teams did not take it, or may not have. */
  send(reply: Reply): Promise<void>;
  /** Answers the invoke that began the turn, at once; the turn may go on. Only the first answer counts. */
  respond(reply: InvokeReply): void;
}
