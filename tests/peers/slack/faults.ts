/** What goes wrong with the next calls of a method (`chat.postMessage`, `response_url`, `*` for all). */
export interface Fault {
  readonly method: string;
  /** How many calls it strikes; 1 unless said. */
  readonly times?: number;
  /** Only calls whose JSON body or form holds these words: `"type":"alert"`. */
  readonly holding?: string;
  /** `{ ok: false, error }` under status 200. */
  readonly error?: string;
  /** Another HTTP status, with a proxy's error page. */
  readonly status?: number;
  /** 429 with this Retry-After, in seconds. */
  readonly retryAfter?: number;
  /** Never answers: the caller's patience ends it. */
  readonly hang?: boolean;
  /** Cuts the connection, as a broken network does. */
  readonly cut?: boolean;
  /** Does what is asked, and cuts the connection in the middle of the reply that says so. */
  readonly broken?: boolean;
  /** Answers as if nothing were wrong, but only after this many milliseconds. */
  readonly delayMs?: number;
  /** The same, but only once this resolves. */
  readonly until?: Promise<unknown>;
}

/** The faults that are still to strike. */
export class Faults {
  private readonly pending: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault that strikes this call, if any; used up by it. */
  take(method: string, args: object): Fault | undefined {
    const found = this.pending.find(
      ({ fault, left }) =>
        left > 0 &&
        [method, '*'].includes(fault.method) &&
        (fault.holding === undefined || JSON.stringify(args).includes(fault.holding)),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }

  clear(): void {
    this.pending.length = 0;
  }
}
