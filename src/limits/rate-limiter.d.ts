/** The counter in memory, by its deep path: the package's main entry loads the clients of every database that it knows (9 MB). */
declare module 'rate-limiter-flexible/lib/RateLimiterMemory' {
  import type { RateLimiterMemory } from 'rate-limiter-flexible';

  const Counter: typeof RateLimiterMemory;
  export = Counter;
}
