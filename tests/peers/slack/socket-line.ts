import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { listenOnLoopback } from '../loopback';
import { freshId, IDS } from './ids';
import { isJson, parsed } from './json';
import { ACKNOWLEDGE_WITHIN_MS, type Delivery, type Line } from './line';

/** The Socket Mode side of Slack. */
export interface SocketLine extends Line {
  /** `ws://127.0.0.1:1234/link` */
  address(): string;
  /** Sockets that are open now. */
  open(): number;
  /** Cuts every open socket, as a broken network does. */
  cut(): void;
  /** Asks every open socket to come again, as Slack does before it replaces a machine. */
  recycle(): void;
  /** While true, whoever connects is turned away with 403. */
  refusing: boolean;
  close(): Promise<void>;
}

const ENVELOPES = { event: 'events_api', command: 'slash_commands', interaction: 'interactive' } as const;

/** Starts the server that bots connect to over Socket Mode. */
export async function startSocketLine(): Promise<SocketLine> {
  const http = createServer();
  const server = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (payload: unknown) => void>();
  const { port, close } = await listenOnLoopback(http);

  http.on('upgrade', (request, socket, head) => {
    if (line.refusing) return socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    return server.handleUpgrade(request, socket, head, greet);
  });

  function greet(socket: WebSocket): void {
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = parsed(String(data));
      if (typeof id === 'string') waiting.get(id)?.(payload);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: IDS.app } }));
  }

  const openSockets = () => [...server.clients].filter((socket) => socket.readyState === socket.OPEN);

  const line: SocketLine = {
    refusing: false,
    address: () => `ws://127.0.0.1:${port}/link?ticket=${freshId('ticket')}`,
    open: () => openSockets().length,
    cut: () => {
      for (const socket of server.clients) socket.terminate();
    },
    recycle: () => {
      for (const socket of openSockets())
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    deliver: (delivery: Delivery, retry) => {
      const began = Date.now();
      const envelope_id = freshId('envelope');
      return new Promise((resolve) => {
        const end = (acknowledged: boolean, body?: unknown) => {
          clearTimeout(tooLate);
          waiting.delete(envelope_id);
          resolve({
            acknowledged,
            status: acknowledged ? 200 : 0,
            ms: Date.now() - began,
            ...(isJson(body) ? { body } : {}),
          });
        };
        const tooLate = setTimeout(end, ACKNOWLEDGE_WITHIN_MS, false);
        waiting.set(envelope_id, (payload) => end(true, payload));
        const socket = openSockets().at(-1);
        if (!socket) return end(false);
        return socket.send(
          JSON.stringify({
            envelope_id,
            type: ENVELOPES[delivery.type],
            payload: delivery.payload,
            accepts_response_payload: delivery.type !== 'event',
            ...(delivery.type === 'event'
              ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
              : {}),
          }),
        );
      });
    },
    close: async () => {
      line.cut();
      server.close();
      await close();
    },
  };
  return line;
}
