/** One thing that the doctor looked at. */
export interface Finding {
  /** `problem`: Signpost will not answer there; `warning`: it will, but something is missing or unproved. */
  readonly level: 'ok' | 'warning' | 'problem';
  /** What was looked at and what was found, in an administrator's words. Never a secret. */
  readonly what: string;
  /** What to do about it, and where; absent when all is well. */
  readonly next?: string;
}
