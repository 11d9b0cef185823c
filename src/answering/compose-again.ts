import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, WEBSITES } from '../matching/compiled-model';
import type { Answer, Shown } from './answer';
import { Composer } from './compose';

/** What an answer showed, by ids alone. */
export interface Remembered {
  readonly shown: readonly Shown[];
  /** Whether it began with the emergency lines. */
  readonly urgent: boolean;
}

/**
 * Composes anew, from the content as it is now, what an answer showed: for everybody, so without notes, and without what was
 * said of the question. Undefined when nothing of it is left in the content. `today` is an ISO date.
 */
export function composeAgain(knowledge: Knowledge, { shown, urgent }: Remembered, today: string): Answer | undefined {
  const targets = shown.flatMap((one) => stillThere(knowledge, one));
  if (targets.length === 0 && !urgent) return undefined;
  return new Composer(knowledge).compose(
    { outcome: 'answered', ground: 'choice', confidence: 1, targets, nearest: [] },
    { urgent, notes: [], today },
  );
}

/** What is left of it: nothing when its topic is gone, or all the contacts or websites that it named. */
function stillThere(knowledge: Knowledge, { topic, contacts, websites }: Shown): Shown[] {
  if (topic !== CONTACT && topic !== WEBSITES && !knowledge.topics.some(({ id }) => id === topic)) return [];
  const left = {
    contacts: contacts?.filter((id) => knowledge.contacts.some((contact) => contact.id === id)),
    websites: websites?.filter((id) => knowledge.websites.some((website) => website.id === id)),
  };
  if (left.contacts?.length === 0 || left.websites?.length === 0) return [];
  return [
    {
      topic,
      ...(left.contacts ? { contacts: left.contacts } : {}),
      ...(left.websites ? { websites: left.websites } : {}),
    },
  ];
}
