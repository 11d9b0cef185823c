import { plain } from '../../answering/answer';
import type { Knowledge } from '../../knowledge/knowledge';

/** A question that Slack offers above the message box: what stands on it, and what it sends. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Slack shows no more. */
const MOST = 4;

/** What to begin with: the topics that the leaflet's other pages lead to most, under their own titles. */
export function suggestedPrompts({ topics, contactList, websiteList }: Knowledge): Prompt[] {
  const leads = [...topics, contactList, websiteList].flatMap(({ related }) => related);
  const weight = (id: string) => leads.filter((lead) => lead === id).length;
  return [...topics]
    .filter(({ facetOf }) => facetOf.length === 0)
    .sort((a, b) => weight(b.id) - weight(a.id))
    .slice(0, MOST)
    .map(({ title, label }) => ({ title: plain(label), message: plain(title) }));
}
