import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on 127.0.0.1. */
export interface Loopback {
  readonly port: number;
  /** Cuts what is open and closes. */
  close(): Promise<void>;
}

/** Lets an HTTP or HTTPS server listen on a free port of 127.0.0.1. */
export async function listenOnLoopback(
  server: Pick<Server, 'listen' | 'address' | 'close' | 'closeAllConnections'>,
): Promise<Loopback> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
