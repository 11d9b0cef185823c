import type { Answer } from '../../answering/answer';
import { ours } from '../../answering/messages';
import type { Catalogue } from './catalogue';

/** The most first questions that a welcome offers: what Teams shows of them on a phone. */
const FIRST_QUESTIONS = 3;

/**
 * The help answer as a welcome: what Signpost does and does not do, what becomes of words, and first questions to tap: those that the
 * leaflet's other pages lead on to most often.
 */
export function welcome(help: Answer, { topics, contactList, websiteList }: Catalogue): Answer {
  const privacy = {
    kind: 'message',
    title: [ours('privacy.title')],
    blocks: [{ kind: 'paragraph', text: [ours('privacy.text')] }],
  } as const;
  const leads = [...topics, contactList, websiteList].flatMap(({ related }) => related);
  const timesLedTo = (id: string) => leads.filter((lead) => lead === id).length;
  const first = [...help.related].sort((a, b) => timesLedTo(b.choice.id) - timesLedTo(a.choice.id));
  return { ...help, sections: [...help.sections, privacy], related: first.slice(0, FIRST_QUESTIONS) };
}
