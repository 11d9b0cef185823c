import { SignpostError } from './errors';

/**
 * A request that can't be served: thrown in a route, answered by the server as `{"error": {code, message}}` with its status.
 * The message is read by the caller, so it never holds what the caller sent.
 */
export class HttpProblem extends SignpostError {
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(code, message);
    this.status = status;
  }
}
