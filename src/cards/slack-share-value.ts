import type { Answer, Shown } from '../answering/answer';
import type { Remembered } from '../answering/compose-again';
import { cardLimits } from './card-limits';

/** What a Share button stands for: ids, and the thread that the card is shared in. */
export interface Shared extends Remembered {
  /** The message under which it is posted; absent: in the channel itself. */
  readonly thread?: string;
}

const ID = '[a-z0-9-]{1,64}';
const TOPIC = new RegExp(`^(${ID})(?:([=~])(${ID}(?:\\+${ID})*))?$`);
const VALUE = /^[a-z0-9]{1,64}\/([uc])\/(\d{1,16}\.\d{1,16})?\/([a-z0-9=~+;-]*)$/;

/**
 * The value of the Share button for an answer, never a word of the question: content version, urgent or calm, thread, and for
 * each topic the contacts (`=`) or websites (`~`) that it shows: `3f9a01c2/c/1700000000.1/signs;contact=wishaw+airdrie`.
 * Undefined where there is nothing to share (a miss, help), or where the ids outgrow a button.
 */
export function formatShared(answer: Answer, thread?: string): string | undefined {
  if (answer.outcome !== 'answered' || (!answer.shown && !answer.urgent)) return undefined;
  const topics = (answer.shown ?? []).map(({ topic, contacts, websites }) => {
    if (contacts) return `${topic}=${contacts.join('+')}`;
    return websites ? `${topic}~${websites.join('+')}` : topic;
  });
  const value = [answer.version, answer.urgent ? 'u' : 'c', thread ?? '', topics.join(';')].join('/');
  return value.length <= cardLimits.slack.buttonValue ? value : undefined;
}

/** Reads a value as {@link formatShared} wrote it; undefined when it is anything else. */
export function parseShared(value: unknown): Shared | undefined {
  const [, mood, thread, topics = ''] = (typeof value === 'string' && VALUE.exec(value)) || [];
  if (!mood) return undefined;
  const shown = topics === '' ? [] : topics.split(';').map(readTopic);
  if (!shown.every((one) => one !== undefined)) return undefined;
  return { urgent: mood === 'u', shown, ...(thread ? { thread } : {}) };
}

function readTopic(text: string): Shown | undefined {
  const [, topic, kind, ids] = TOPIC.exec(text) ?? [];
  if (!topic) return undefined;
  if (!ids) return { topic };
  return kind === '=' ? { topic, contacts: ids.split('+') } : { topic, websites: ids.split('+') };
}
