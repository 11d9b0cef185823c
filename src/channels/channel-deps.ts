import type { Logger } from 'pino';
import type { Assistant } from '../answering/assistant';
import type { EmergencyNumbers } from '../answering/emergency-line';
import type { Limits } from '../limits/limits';
import type { Watch } from '../metrics/watch';
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
  /** Makes the `who` of a question; absent where nothing is limited. */
  readonly limits?: Pick<Limits, 'who'>;
  /** Times posts and replies; absent where nothing is measured. */
  readonly watch?: Watch;
}
