import type { AdaptiveCard } from '../../cards/adaptive-card-types';
import type { Who } from '../../question';
import type { Tapped } from './choice-value';

/** Where a conversation is held: `personal` is read by the asker alone, the others by everybody in them. */
export type Place = 'personal' | 'group' | 'channel';

/** Which conversation a turn belongs to. Nothing of a person is in it but `who`, which leads back to nobody. */
export interface Whereabouts {
  readonly tenantId: string;
  /** As Teams writes it: in a channel it names the thread as well (`19:...@thread.tacv2;messageid=...`). */
  readonly conversationId: string;
  readonly place: Place;
  /** Asked for the asker's eyes only, though others read the conversation: what is answered must reach nobody else (docs/decisions/0005-only-you.md). */
  readonly onlyYou?: true;
  readonly serviceUrl: string;
  /** The activity's id, by which a repeated delivery is known; absent where Teams gave none. */
  readonly activityId?: string;
  /** Who asks, as limits count it; absent where nothing is limited. */
  readonly who?: Who;
}

/** What Teams waits for after an invoke, and so the form in which words are given to it. */
export type Expects = 'card' | 'dialog' | 'results' | 'nothing';

/** What somebody did in Teams, in plain words of ours: no SDK's type, no person's name or id. Whatever `expects` something is an invoke. */
export type Turn = Whereabouts &
  (
    | { readonly kind: 'message'; readonly text: string }
    | { readonly kind: 'old-button'; readonly tapped: Tapped }
    | { readonly kind: 'button'; readonly expects: Expects; readonly tapped: Tapped; readonly inPlace: boolean }
    /** The leaflet is searched from the compose box; nothing searched for: an empty text. `more`: the results have been scrolled to their end. */
    | { readonly kind: 'search'; readonly expects: Expects; readonly text: string; readonly more: boolean }
    | { readonly kind: 'found'; readonly expects: Expects; readonly tapped: Tapped }
    /** "Answer from the leaflet", chosen on somebody's message. */
    | { readonly kind: 'about-message'; readonly expects: Expects; readonly text: string }
    /** A button inside the dialog that answered it. */
    | { readonly kind: 'dialog-button'; readonly expects: Expects; readonly tapped: Tapped }
    | { readonly kind: 'form-opened'; readonly expects: Expects }
    /** The form for the owners was sent. `form`: its id, absent from one that an earlier version drew; `isConfirmed`: the box is ticked. */
    | {
        readonly kind: 'form-sent';
        readonly expects: Expects;
        readonly text: string;
        readonly form?: string;
        readonly isConfirmed: boolean;
      }
    /** A thumb, up or down; `about`: the id of the message that it is shown at. What was written beside it is not read. */
    | { readonly kind: 'feedback'; readonly expects: Expects; readonly helpful: boolean; readonly about?: string }
    | { readonly kind: 'other-invoke'; readonly expects: Expects; readonly name: string }
    | { readonly kind: 'installed' }
    | { readonly kind: 'removed' }
    | { readonly kind: 'ignored' }
  );

/** A card in a message, with the line that its toast shows. */
export interface CardReply {
  readonly card: AdaptiveCard;
  readonly summary: string;
  readonly expectsInput: boolean;
  /** What feedback on it is counted under; absent: none is asked for. */
  readonly about?: FeedbackTopic;
}

/** Ids under which feedback is counted. */
export interface FeedbackTopic {
  readonly topic: string;
  readonly version: string;
}

/** A message to a conversation: a card, or plain words. */
export type Reply = CardReply | { readonly text: string };

/** One result of a search: a card that can be put into the message, or a choice whose card is asked for when it is taken. */
export interface SearchResult {
  readonly title: string;
  readonly subtitle: string;
  readonly insert: { readonly card: AdaptiveCard } | { readonly choice: string };
}

/** What an invoke is answered with. Words take the form that the turn expects. */
export type InvokeReply =
  | { readonly text: string }
  /** Takes the tapped card's place. */
  | { readonly card: AdaptiveCard }
  | { readonly dialog: { readonly title: string; readonly card: AdaptiveCard } }
  | { readonly results: readonly SearchResult[] };

/** The way back to the conversation of a turn, open while the turn lasts. */
export interface Outbox {
  /** Shows that an answer is on its way, unless many answers wait to be posted. Tried once; never rejects. */
  typing(): Promise<void>;
  /** Posts a message. Rejects with a ConnectorError when Teams did not take it, or may not have. */
  send(reply: Reply): Promise<void>;
  /** Answers the invoke that began the turn, at once; the turn may go on. Only the first answer counts. */
  respond(reply: InvokeReply): void;
}
