import { createHash } from 'node:crypto';

/** A form is sent again within minutes, if at all. */
const MOST = 500;

/**
 * Keeps what a form holds once, however often it is sent: a store that is slow may keep words after their writer was asked to send them again.
 * `keep` is not called for a form that holds the same words as one that is being kept or was; its outcome is theirs. In memory, as a digest.
 */
export type KeptOnce = (form: string, text: string, keep: () => Promise<void>) => Promise<void>;

/** Makes the memory of what was kept. What failed is forgotten, and kept when it is sent again. */
export function createKeptOnce(): KeptOnce {
  const sendings = new Map<string, Promise<void>>();
  return (form, text, keep) => {
    const id = createHash('sha256').update(`${form}\n${text}`).digest('base64');
    const earlier = sendings.get(id);
    if (earlier) return earlier;
    const sending = keep();
    sending.catch(() => sendings.delete(id));
    sendings.set(id, sending);
    const [oldest] = sendings.keys();
    if (sendings.size > MOST && oldest) sendings.delete(oldest);
    return sending;
  };
}
