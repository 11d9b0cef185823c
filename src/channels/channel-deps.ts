import type { Logger } from 'pino';
import type { Assistant } from '../answering/assistant';
import type { EmergencyNumbers } from '../answering/emergency-line';
import type { Store } from '../store/store';

/** What a chat channel works with; `Needed` names the methods of the store that it uses. */
export interface ChannelDeps<Needed extends keyof Store> {
  readonly assistant: Assistant;
  readonly store: Pick<Store, Needed>;
  /** The knowledge in force, for the numbers that no failure may hide. */
  readonly knowledge: () => EmergencyNumbers;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}
