/** What goes wrong with the next calls of a method (`chat.postMessage`, `response_url`, `*` for all). */
export interface Fault {
  readonly method: string;
  /** How many calls it strikes; 1 unless said. */
  readonly times?: number;
  /** `{ ok: false, error }` under status 200. */
  readonly error?: string;
  /** Another HTTP status, with a proxy's error page. */
  readonly status?: number;
  /** 429 with this Retry-After, in seconds. */
  readonly retryAfter?: number;
  /** Answers as if nothing were wrong, but only after this many milliseconds. */
  readonly delayMs?: number;
}

/** The faults that are still to strike. */
export class Faults {
  private readonly pending: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault that strikes this call, if any; used up by it. */
  take(method: string): Fault | undefined {
    const found = this.pending.find(({ fault, left }) => left > 0 && [method, '*'].includes(fault.method));
    if (found) found.left -= 1;
    return found?.fault;
  }

  clear(): void {
    this.pending.length = 0;
  }
}
