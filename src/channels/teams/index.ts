import type { Express } from 'express';
import { createDeliveries } from '../deliveries';
import { createLoopbackGuard, createTokenGuard } from './guard';
import { createHost } from './host';
import { listen } from './listeners';
import { messagesRoute } from './messages-route';
import { createOutgoingToken, type OutgoingToken } from './outgoing-token';
import { PATIENCE } from './patience';
import type { Room, TeamsDeps } from './room';
import type { TeamsSettings } from './settings';
import { createShownAnswers } from './shown-answers';
import { createTurnRunner } from './turn-runner';

export type { TeamsDeps } from './room';
export type { TeamsSettings } from './settings';

/** How the line to Teams stands, for health: what is `degraded` is down just now, though questions may still be answered. */
interface TeamsState {
  /** `loopback`: no credentials, this machine alone may ask. */
  readonly mode: 'credentials' | 'loopback';
  /** `teams-keys`: the last read of the keys that sign requests failed; `teams-connector`: the last answer could not be posted. */
  readonly degraded: readonly ('teams-keys' | 'teams-connector')[];
}

/** The Teams channel as the server sees it. Nothing is connected: Teams calls us. */
export interface TeamsChannel {
  /** Puts `POST /api/messages` on the server's app. The route reads its own body; errors go on as HttpProblems. */
  mount(app: Express): void;
  /** Refuses what comes from now on (503) and waits for turns under way, for at most five seconds. Harmless when repeated. */
  stop(): Promise<void>;
  state(): TeamsState;
}

/**
 * Makes the Teams channel; without settings it has no credentials and takes only what this machine sends. `token` gives the token of our own
 * calls to Teams, by default from Microsoft's library.
 */
export function createTeamsChannel(
  deps: TeamsDeps,
  settings: TeamsSettings | undefined,
  token: OutgoingToken = createOutgoingToken(settings),
): TeamsChannel {
  const { log, clock, limits } = deps;
  const guard = settings ? createTokenGuard(settings, clock) : createLoopbackGuard();
  const patience = { ...PATIENCE, ...deps.patience };
  const room: Room = { ...deps, patience, deliveries: createDeliveries(deps, 'teams'), shown: createShownAnswers() };
  const host = createHost(settings?.appId, token, patience.callMs);
  const runner = createTurnRunner(host, room, listen);
  return {
    mount(app) {
      app.use('/api/messages', messagesRoute({ guard, log, limits, start: runner.start }));
    },
    stop: runner.stop,
    state: () => ({
      mode: settings ? 'credentials' : 'loopback',
      degraded: [
        ...(guard.keys?.healthy() === false ? (['teams-keys'] as const) : []),
        ...(runner.posting() ? [] : (['teams-connector'] as const)),
      ],
    }),
  };
}
