import type { KnownBlock } from '@slack/types';
import { type Answer, plain } from '../../answering/answer';
import { type EmergencyNumbers, troubleText } from '../../answering/emergency-line';
import { MESSAGES, type MessageId } from '../../answering/messages';
import { renderBlockKit } from '../../cards/block-kit';
import { withRows } from '../../cards/block-kit-extras';
import { escapeMrkdwn } from '../../cards/escape';
import type { Audience } from '../../cards/layout';
import { feedbackRow, shareRow } from '../../cards/slack-answer-rows';
import { offerToSend, paragraph } from '../../cards/slack-view-parts';
import type { Card } from './poster';
import { markThread } from './thread-mark';

/** An answer for Slack; each card is drawn when it is asked for: of the ways to reply mostly the first one works. */
export interface Reply {
  /** For the asker alone: with the notes. */
  readonly forAsker: () => Card;
  /** For a place where others read. */
  readonly forEveryone: () => Card;
  /** The notes by themselves, to go to the asker where the card is for everyone; absent when there are none. */
  readonly notes?: () => Card;
  /** What was drawn, for the buttons that a way of replying puts under the card; absent where there is no answer. */
  readonly answer?: Answer;
}

/** An answer as a reply; under a miss with the button that sends the question to the leaflet's owners. */
export function replyOf(answer: Answer): Reply {
  const notes = answer.notes.map((note) => escapeMrkdwn(plain(note))).join('\n\n');
  const drawn = (audience: Audience): Card => {
    const { text, blocks } = renderBlockKit(answer, audience);
    return { text, blocks: [...blocks, ...offerToSend(answer)] };
  };
  return {
    forAsker: () => drawn('asker'),
    forEveryone: () => drawn('everyone'),
    ...(notes ? { notes: () => ({ text: notes }) } : {}),
    answer,
  };
}

/** A reply with a line of our own above it. */
export function withLead(lead: MessageId, { forAsker, forEveryone }: Reply): Reply {
  const above = ({ text, blocks = [] }: Card): Card => ({
    text: `${escapeMrkdwn(MESSAGES[lead])}\n\n${text}`,
    blocks: [{ type: 'section', text: { type: 'plain_text', text: MESSAGES[lead], emoji: false } }, ...blocks],
  });
  return { forAsker: () => above(forAsker()), forEveryone: () => above(forEveryone()) };
}

/** The asker's card with a button that shares it, in that thread or in the channel itself; what is tapped on it belongs to that thread too. */
export function withShare({ forAsker, answer }: Reply, thread?: string): Card {
  const { text, blocks } = answer ? withRows(forAsker(), shareRow(answer, thread)) : forAsker();
  return { text, ...(blocks ? { blocks: thread ? markThread(blocks, thread) : blocks } : {}) };
}

/** The asker's card, asking whether it helped where there is something to ask. */
export function withFeedback({ forAsker, answer }: Reply): Card {
  return answer ? withRows(forAsker(), feedbackRow(answer)) : forAsker();
}

/** One of our messages as a reply, with rows of buttons under it if there are any. */
export function wordsReply(id: MessageId, ...rows: readonly KnownBlock[]): Reply {
  const text = escapeMrkdwn(MESSAGES[id]);
  const card: Card = rows.length > 0 ? { text, blocks: [paragraph(id), ...rows] } : { text };
  return { forAsker: () => card, forEveryone: () => card };
}

/** What is posted when no answer could be made. */
export function troubleReply(knowledge: EmergencyNumbers): Reply {
  const card = { text: escapeMrkdwn(troubleText(knowledge)) };
  return { forAsker: () => card, forEveryone: () => card };
}
