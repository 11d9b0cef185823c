import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Fault } from './connector';

/** What the connector's process says first. */
export interface ConnectorStart {
  readonly serviceUrl: string;
  readonly metadataUrl: string;
  /** A good token for the app. */
  readonly token: string;
}

/** A message that the bot posted. */
interface Post {
  readonly activityId: string | undefined;
  /** Whether it stands in the conversation. */
  readonly taken: boolean;
  /** How long the connector took over it, in milliseconds. */
  readonly ms: number;
  /** Its words; a card has none. */
  readonly text: string | undefined;
}

export type ConnectorRequest = { readonly fail: Fault } | { readonly report: true };
export interface ConnectorReport {
  readonly posts: readonly Post[];
}

/** Our own Bot Connector in a process of its own, so that its work and the bot's can be told apart. */
export interface ConnectorProcess extends ConnectorStart {
  readonly pid: number;
  /** A fault for the next post of a message. */
  fail(fault: Fault): void;
  /** The messages that the bot has posted. */
  posts(): Promise<readonly Post[]>;
  close(): Promise<void>;
}

export async function startConnectorProcess(): Promise<ConnectorProcess> {
  const hook = join(__dirname, '..', '..', 'typescript-hook.cjs');
  const child = fork(join(__dirname, 'connector-main.ts'), { execArgv: ['-r', hook] });
  const next = async <T>(): Promise<T> => (await once(child, 'message'))[0];
  const start = await next<ConnectorStart>();
  const ask = (request: ConnectorRequest) => void child.send(request);
  return {
    ...start,
    pid: child.pid ?? 0,
    fail: (fault) => ask({ fail: fault }),
    async posts() {
      const report = next<ConnectorReport>();
      ask({ report: true });
      return (await report).posts;
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
