import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, WEBSITES } from '../matching/compiled-model';
import type { Conversation } from '../store/store';
import { plain, type Text } from './answer';
import { choiceOf } from './decide';
import { opening } from './opening';

/** The texts, beside a message itself, that are read to see what it goes on from. */
export function textsInContext(
  text: string,
  conversation: Conversation | undefined,
  knowledge: Knowledge,
): readonly string[] {
  const last = conversation?.topics[0];
  if (!last) return [];
  const begun = opening(text);
  return [textInContext(text, last, knowledge), ...(begun ? [begun.rest] : [])];
}

/** Whether what was answered last is whom to contact, or leads on to it. */
export function leadsToContacts({ topics }: Conversation, knowledge: Knowledge): boolean {
  return topics.some((topic) => topic === CONTACT || relatedOf(topic, knowledge).includes('contacts'));
}

/** A message after the title of the topic that it goes on from: what it may mean there. */
export function textInContext(text: string, topic: string, knowledge: Knowledge): string {
  const title = titleOf(topic, knowledge);
  return title ? `${plain(title)} ${text.trim()}` : text;
}

function titleOf(topic: string, knowledge: Knowledge): Text | undefined {
  if (topic === CONTACT) return knowledge.contactList.title;
  if (topic === WEBSITES) return knowledge.websiteList.title;
  return knowledge.topics.find(({ id }) => id === topic)?.title;
}

/** What the content says leads on from a topic: ids of topics, `contacts`, `websites`. */
export function relatedOf(topic: string, knowledge: Knowledge): readonly string[] {
  if (choiceOf(topic).kind === 'list')
    return (topic === CONTACT ? knowledge.contactList : knowledge.websiteList).related;
  return knowledge.topics.find(({ id }) => id === topic)?.related ?? [];
}
