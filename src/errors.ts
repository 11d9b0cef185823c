/** The base of every error that we raise ourselves: a stable code in lower_snake_case, and a message that tells the person who can fix it what to do next. */
export class SignpostError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The system's code of an error (`ENOENT`, `EACCES`), or `unknown`. */
export function systemCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
