import { type Answer, plain } from '../../answering/answer';
import { type EmergencyNumbers, troubleText } from '../../answering/emergency-line';
import { MESSAGES, type MessageId } from '../../answering/messages';
import { renderBlockKit } from '../../cards/block-kit';
import { escapeMrkdwn } from '../../cards/escape';
import type { Card } from './poster';

/** An answer drawn for Slack. */
export interface Reply {
  /** For the asker alone: with the notes. */
  readonly forAsker: Card;
  /** For a place where others read. */
  readonly forEveryone: Card;
  /** The notes by themselves, to go to the asker where the card is for everyone; absent when there are none. */
  readonly notes?: Card;
}

/** Draws an answer. */
export function replyOf(answer: Answer): Reply {
  const notes = answer.notes.map((note) => escapeMrkdwn(plain(note))).join('\n\n');
  return {
    forAsker: renderBlockKit(answer, 'asker'),
    forEveryone: renderBlockKit(answer, 'everyone'),
    ...(notes ? { notes: { text: notes } } : {}),
  };
}

/** A reply with a line of our own above it. */
export function withLead(lead: MessageId, { forAsker, forEveryone }: Reply): Reply {
  const above = ({ text, blocks = [] }: Card): Card => ({
    text: `${escapeMrkdwn(MESSAGES[lead])}\n\n${text}`,
    blocks: [{ type: 'section', text: { type: 'plain_text', text: MESSAGES[lead], emoji: false } }, ...blocks],
  });
  return { forAsker: above(forAsker), forEveryone: above(forEveryone) };
}

/** What is posted when no answer could be made. */
export function troubleReply(knowledge: EmergencyNumbers): Reply {
  const card = { text: escapeMrkdwn(troubleText(knowledge)) };
  return { forAsker: card, forEveryone: card };
}
