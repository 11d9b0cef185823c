import type { RequestHandler } from 'express';
import { plain } from '../../answering/answer';
import type { Assistant } from '../../answering/assistant';
import { emergencyLine } from '../../answering/emergency-line';
import { type MachineAnswer, toMachineAnswer } from '../../answering/machine-answer';
import { MESSAGES } from '../../answering/messages';
import { renderAdaptiveCard } from '../../cards/adaptive-card';
import type { AdaptiveCard } from '../../cards/adaptive-card-types';
import { type BlockKitMessage, renderBlockKit } from '../../cards/block-kit';
import { renderHtml } from '../../cards/html';
import { HttpProblem } from '../../http-problem';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Limits } from '../../limits/limits';
import type { Choice } from '../../question';
import { withPatience } from '../../store/patience';
import type { Conversation, Store } from '../../store/store';
import { readAskRequest } from './ask-request';
import { whoAsks } from './who-asks';

/** The body of a reply of POST /api/ask: the machine's answer, and the very payloads that the chat channels send. */
export type AskReply = MachineAnswer & {
  /** What was remembered of the conversation when a question in words was answered, for POST /api/explain; absent where nothing was. */
  readonly before?: Conversation;
  readonly cards: { readonly slack: BlockKitMessage; readonly teams: AdaptiveCard; readonly html: string };
};

/**
 * Answers POST /api/ask for the asker alone. Expects the body parsed; a body of another form is a 400, one that a limit refused a 429.
 *
 * @param store where the conversation is read for `before`; without it there is none
 */
export function askHandler(
  assistant: Assistant,
  knowledge: () => Knowledge,
  store?: Pick<Store, 'conversation'>,
  limits?: Pick<Limits, 'who'>,
): RequestHandler {
  return async (request, response) => {
    const asked = readAskRequest(request.body);
    const thread = asked.thread === undefined ? undefined : `web:${asked.thread}`;
    const before = store && thread && 'text' in asked && (await withPatience(() => store.conversation(thread)));
    const answer = await assistant.answer({
      ...('choice' in asked ? { choice: asked.choice } : { text: asked.text }),
      channel: 'web',
      surface: 'page',
      isPrivate: true,
      ...(thread !== undefined && { thread }),
      who: whoAsks(request, limits),
    });
    if (answer.limited) {
      response.set('Retry-After', '60');
      throw tooMany(knowledge());
    }
    const question = 'choice' in asked ? labelOf(asked.choice, knowledge()) : asked.text;
    const reply: AskReply = {
      ...toMachineAnswer(question, answer),
      ...(before && { before }),
      cards: {
        slack: renderBlockKit(answer, 'asker'),
        teams: renderAdaptiveCard(answer, 'asker').card,
        html: renderHtml(answer, 'asker'),
      },
    };
    response.set('Cache-Control', 'no-store').json(reply);
  };
}

/** What is over a limit is refused with the numbers that no refusal may hide. */
export function tooMany(knowledge: Knowledge): HttpProblem {
  return new HttpProblem(429, 'too_many', `${MESSAGES['limited.text']} ${plain(emergencyLine(knowledge))}`);
}

/** Refuses a body that does not say it is JSON: 415. A form of another site can't say so without being asked first. */
export const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) return next();
  throw new HttpProblem(415, 'content_type', 'Send JSON, with the header "Content-Type: application/json".');
};

/** Answers every other method with a 405. */
export const postOnly: RequestHandler = (_request, response) => {
  response.set('Allow', 'POST');
  throw new HttpProblem(405, 'post_only', 'Questions are sent by POST.');
};

/** The words on the button of a choice; empty where the content knows no such choice. */
function labelOf({ kind, id }: Choice, { topics, contacts, websites, contactList, websiteList }: Knowledge): string {
  const lists = [
    { id: 'contacts', label: contactList.label },
    { id: 'websites', label: websiteList.label },
  ];
  const labelled = { topic: topics, contact: contacts, website: websites, list: lists }[kind].find(
    (one) => one.id === id,
  );
  return labelled ? plain(labelled.label) : '';
}
