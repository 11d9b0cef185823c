import type { AdaptiveCard } from '../../cards/adaptive-card-types';
import type { Expects, InvokeReply, SearchResult } from './turn';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/**
 * The body that answers an invoke, in the form that Teams expects after it: with an empty one it shows "Unable to reach app" and sends
 * the invoke again. (https://learn.microsoft.com/microsoftteams/platform: universal actions, dialogs, message extensions, feedback)
 */
export function toInvokeBody(reply: InvokeReply, expects: Expects): object {
  if ('card' in reply) return { statusCode: 200, type: ADAPTIVE_CARD, value: reply.card };
  if ('dialog' in reply) {
    const { title, card } = reply.dialog;
    return { task: { type: 'continue', value: { title, width: 'medium', height: 'large', card: attached(card) } } };
  }
  if ('results' in reply) {
    const attachments = reply.results.map(toAttachment);
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
  }
  switch (expects) {
    case 'card':
      return { statusCode: 200, type: MESSAGE, value: reply.text };
    case 'dialog':
      return { task: { type: 'message', value: reply.text } };
    case 'results':
      return { composeExtension: { type: 'message', text: reply.text } };
    case 'nothing':
      return {};
  }
}

function attached(card: AdaptiveCard) {
  return { contentType: ADAPTIVE_CARD, content: card };
}

/** A result and how it looks in the list. One that holds no card yet is asked for when it is tapped (composeExtension/selectItem). */
function toAttachment({ title, subtitle, insert }: SearchResult) {
  const content = { title, text: subtitle };
  if ('card' in insert) return { ...attached(insert.card), preview: { contentType: THUMBNAIL, content } };
  const tap = { type: 'invoke', value: { choice: insert.choice } };
  return { contentType: THUMBNAIL, content, preview: { contentType: THUMBNAIL, content: { ...content, tap } } };
}
