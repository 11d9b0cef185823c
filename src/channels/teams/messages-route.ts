import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { HttpProblem } from '../../http-problem';
import type { Limits } from '../../limits/limits';
import { requestOf } from '../../request-ids';
import type { Caller, Guard } from './guard';
import { toInvokeBody } from './invoke-body';
import { type IncomingActivity, parseActivity, readTurn, tenantOf } from './read-activity';
import { KeysUnavailableError } from './signing-keys';
import type { InvokeReply, Turn } from './turn';

/** Far above any activity of Teams, whose messages end at 100 kB. */
const BODY_LIMIT = '1mb';

/** What the route hands its requests to. */
export interface RouteParts {
  readonly guard: Guard;
  readonly log: Logger;
  /** Absent where nothing is limited. */
  readonly limits?: Pick<Limits, 'who'> | undefined;
  /** Starts the turn of an activity that may pass, with the log of its request; resolves with what that is answered with. */
  readonly start: (activity: object, turn: Turn, log: Logger) => Promise<InvokeReply | undefined>;
}

/** The route that takes all of Teams: reads the body, lets the guard look, and answers when the turn says so. Errors go on as HttpProblems. */
export function messagesRoute({ guard, limits, start, ...parts }: RouteParts): Router {
  const take: RequestHandler = async (request, response) => {
    const log = parts.log.child(requestOf(response));
    const body: unknown = request.body;
    const activity = parseActivity(body);
    await admit(guard, log, callerOf(request, activity));
    const turn = activity && readTurn(activity, limits);
    if (!turn || typeof body !== 'object' || body === null) {
      throw new HttpProblem(
        400,
        'bad-activity',
        'The body is no activity that can be answered: it needs a type, a conversation, a sender and a serviceUrl.',
      );
    }
    const reply = await start(body, turn, log);
    if (reply) response.json(toInvokeBody(reply, 'expects' in turn ? turn.expects : 'nothing'));
    else response.status(200).end();
  };
  const router = Router();
  router
    .route('/')
    .post(express.json({ limit: BODY_LIMIT }), take)
    .all(postOnly);
  router.use(tooLarge);
  return router;
}

function callerOf(request: Parameters<RequestHandler>[0], activity: IncomingActivity | undefined): Caller {
  return {
    headers: request.headers,
    address: request.socket.remoteAddress,
    channelId: activity?.channelId,
    serviceUrl: activity?.serviceUrl,
    tenantId: activity && tenantOf(activity),
  };
}

async function admit(guard: Guard, log: Logger, caller: Caller): Promise<void> {
  try {
    const refusal = await guard.check(caller);
    if (!refusal) return;
    const { status, reason } = refusal;
    log.warn({ channel: 'teams', status, reason }, 'a request was turned away');
    if (status === 401)
      throw new HttpProblem(401, 'unauthorised', 'This address takes only what Microsoft Teams signed for this bot.');
    throw new HttpProblem(
      403,
      'loopback-only',
      'Without MICROSOFT_APP_ID this address takes only Teams activities from this machine (start the Agents Playground with -c msteams).',
    );
  } catch (error) {
    if (!(error instanceof KeysUnavailableError)) throw error;
    log.error({ channel: 'teams', code: error.code }, error.message);
    throw new HttpProblem(
      503,
      'keys-unavailable',
      'The keys that sign requests cannot be read just now. Send it again later.',
    );
  }
}

const postOnly: RequestHandler = (_request, response) => {
  response.set('Allow', 'POST');
  throw new HttpProblem(405, 'post-only', 'Send a POST.');
};

const tooLarge: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  next(type === 'entity.too.large' ? new HttpProblem(413, 'too-large', 'The activity is over 1 MB.') : error);
};
