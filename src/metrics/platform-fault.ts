/** Why a platform did not take a post. A closed list, used by metrics and alerts. */
export const PLATFORM_FAULTS = ['rate_limited', 'refused', 'unavailable'] as const;
export type PlatformFault = (typeof PLATFORM_FAULTS)[number];

/** What failed, by an error's status (`429`) or stable code (`slack_webapi_rate_limited_error`, `ratelimited`); no other word of it is read. */
export function platformFault(error: unknown): PlatformFault {
  const of = (key: string) => (typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined);
  const status = of('status') ?? of('statusCode');
  const code = String(of('code') ?? '');
  if (status === 429 || /rate_?limited|http_429/.test(code)) return 'rate_limited';
  if (typeof status === 'number') return status >= 500 ? 'unavailable' : 'refused';
  return /platform_error|expired|used_url|http_4/.test(code) ? 'refused' : 'unavailable';
}
