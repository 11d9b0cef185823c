import type { Knowledge } from '../knowledge/knowledge';
import type { Choice } from '../question';
import type { Answer, LabelledChoice, Section, Text } from './answer';
import { Composer } from './compose';
import { HELP_PLAN } from './consider';
import { emergencyContacts } from './emergency-line';
import { ours } from './messages';
import type { Plan } from './plan';

/** What there is to be had, for a page that is seen before anything is asked. */
export interface Overview {
  /** Whom to call when a child is in danger now. */
  readonly emergency: Section;
  /** Every number, with the leaflet's words above them. */
  readonly contacts: Section;
  /** Each number as a choice: the localities', then the services'. */
  readonly localities: readonly LabelledChoice[];
  readonly services: readonly LabelledChoice[];
  /** All the numbers as one choice. */
  readonly allNumbers: LabelledChoice;
  /** Every topic, and the list of websites. */
  readonly topics: readonly LabelledChoice[];
  /** What becomes of what is typed. */
  readonly privacy: Section;
  /** As on every card. */
  readonly closing: Text;
  readonly source: readonly Text[];
  readonly version: string;
}

const ALL_NUMBERS: Choice = { kind: 'list', id: 'contacts' };

/** An overview of the content. Nothing was asked: nothing is counted. `now`, in milliseconds since 1970, decides whether its review is due. */
export function overviewOf(knowledge: Knowledge, now: number): Overview {
  const today = new Date(now).toISOString().slice(0, 10);
  const composer = new Composer(knowledge);
  const compose = (plan: Plan): Answer => composer.compose(plan, { urgent: false, notes: [], today });
  const help = compose(HELP_PLAN);
  const numbers = (isLocality: boolean) =>
    knowledge.contacts
      .filter(({ role }) => (role === 'locality') === isLocality)
      .map(({ id, label }): LabelledChoice => ({ choice: { kind: 'contact', id }, label }));
  return {
    emergency: {
      kind: 'emergency',
      title: [ours('urgent.title')],
      blocks: emergencyContacts(knowledge).map(({ block }) => block),
    },
    contacts: first(compose(composer.resolve(ALL_NUMBERS) ?? HELP_PLAN)),
    localities: numbers(true),
    services: numbers(false),
    allNumbers: { choice: ALL_NUMBERS, label: knowledge.contactList.label },
    topics: help.related.filter(({ choice }) => choice.id !== ALL_NUMBERS.id),
    privacy: first(compose({ ...HELP_PLAN, aboutPrivacy: true })),
    closing: help.closing,
    source: help.source,
    version: knowledge.version,
  };
}

function first({ sections }: Answer): Section {
  const [section] = sections;
  if (!section) throw new Error('an answer without a section');
  return section;
}
