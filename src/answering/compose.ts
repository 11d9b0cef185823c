import type { Knowledge, ListPage, Topic } from '../knowledge/knowledge';
import { CONTACT, WEBSITES } from '../matching/compiled-model';
import type { Choice } from '../question';
import type { Answer, Block, ContactBlock, ContactRole, LabelledChoice, Section, Text } from './answer';
import { choiceOf } from './decide';
import { emergencyLine } from './emergency-line';
import { ours } from './messages';
import type { Plan, Target } from './plan';

/** What is added to a plan when it is made into an answer. */
export interface Circumstances {
  readonly urgent: boolean;
  /** For the asker alone. */
  readonly notes: readonly Text[];
  /** ISO date of today, for the review date. */
  readonly today: string;
}

/** The most buttons that lead on from an answer. */
const MOST_RELATED = 4;

/** Makes plans into answers: picks the words, decides none. Built once for each version of the content. */
export class Composer {
  private readonly topics: ReadonlyMap<string, Topic>;
  private readonly closing: Text;
  private readonly source: readonly Text[];

  constructor(private readonly knowledge: Knowledge) {
    const { topics, leaflet } = knowledge;
    this.topics = new Map(topics.map((topic) => [topic.id, topic]));
    this.closing = emergencyLine(knowledge);
    this.source = [
      [ours('source.from'), leaflet.title, ours('source.by'), leaflet.publisher, ours('source.end')],
      leaflet.reviewed ? [ours('source.reviewed', leaflet.reviewed)] : [ours('source.no-review')],
    ];
  }

  compose(plan: Plan, { urgent, notes, today }: Circumstances): Answer {
    const asked = plan.targets.map((target) => this.section(target));
    const sections = urgent ? this.urgentSections(plan, asked) : asked;
    if (plan.outcome === 'help') sections.push(this.helpSection(plan));
    // In danger the emergency lines are the answer: a "did you mean" under them would only be in the way.
    const choices = urgent ? [] : plan.nearest;
    if (!urgent) sections.push(...missed(plan));
    const shown = sections.flatMap(({ blocks }) => blocks);
    const contacts = shown.flatMap((block) => (block.kind === 'contact' ? [block.id] : []));
    const websites = shown.flatMap((block) => (block.kind === 'website' ? [block.id] : []));
    return {
      outcome: urgent && plan.outcome !== 'help' ? 'answered' : plan.outcome,
      urgent,
      confidence: plan.confidence,
      sections,
      notes,
      choices: choices.flatMap((choice) => this.labelled(choice)),
      related: this.related(plan),
      closing: this.closing,
      source: this.isPastReview(today) ? [...this.source, [ours('source.past-review')]] : this.source,
      version: this.knowledge.version,
      ...(plan.targets.length > 0 ? { shown: plan.targets.map(({ remarks: _said, ...shown }) => shown) } : {}),
      contacts: [...new Set(contacts)],
      websites: [...new Set(websites)],
    };
  }

  /** Whether a choice still leads anywhere in this version of the content. */
  resolve({ kind, id }: Choice): Plan | undefined {
    const answered = (target: Target): Plan => ({
      outcome: 'answered',
      ground: 'choice',
      confidence: 1,
      targets: [target],
      nearest: [],
    });
    if (kind === 'topic' && this.topics.has(id)) return answered({ topic: id });
    if (kind === 'contact' && this.knowledge.contacts.some((contact) => contact.id === id))
      return answered({ topic: CONTACT, contacts: [id] });
    if (kind === 'website' && this.knowledge.websites.some((website) => website.id === id))
      return answered({ topic: WEBSITES, websites: [id] });
    if (kind === 'list' && id === 'contacts') return answered({ topic: CONTACT });
    if (kind === 'list' && id === 'websites') return answered({ topic: WEBSITES });
    if (kind === 'list' && id === 'help')
      return { outcome: 'help', ground: 'choice', confidence: 1, targets: [], nearest: [] };
    return undefined;
  }

  /** The leaflet's emergency block; a place's number stands in it where one was asked for. */
  private urgentSections(plan: Plan, asked: readonly Section[]): Section[] {
    const places = plan.targets.flatMap(({ contacts = [] }) => contacts);
    const numbers = plan.targets.find(({ topic, contacts }) => topic === CONTACT && contacts);
    const police = [this.byRole('police-emergency'), this.byRole('police-non-emergency')] as const;
    const social = this.byRole('social-work-emergency');
    const locality = this.blocksOf((contact) => contact.role === 'locality' && places.includes(contact.id));
    const heading: Block = { kind: 'heading', text: this.knowledge.contactList.title };
    const blocks =
      locality.length > 0
        ? [...police.flat(), heading, ...locality, ...social]
        : [...police[0], ...social, ...police[1]];
    const emergency: Section = {
      kind: 'emergency',
      ...(numbers ? { topic: CONTACT } : {}),
      title: [ours('urgent.title')],
      blocks: [...(numbers?.remarks ?? []).map(notice), ...blocks],
    };
    const rest = asked.filter((section) => !(numbers && section.topic === CONTACT));
    if (rest.length > 0 || numbers) return [emergency, ...rest];
    // Nothing else was asked, and no place named: whom to tell comes next, all numbers with it.
    return [emergency, this.section({ topic: CONTACT })];
  }

  private section(target: Target): Section {
    const remarks = (target.remarks ?? []).map(notice);
    if (target.topic === CONTACT) return this.contactSection(target, remarks);
    if (target.topic === WEBSITES) {
      const wanted = target.websites;
      const blocks = this.knowledge.websites.filter(({ id, listed }) => (wanted ? wanted.includes(id) : listed));
      return {
        kind: 'topic',
        topic: WEBSITES,
        title: this.knowledge.websiteList.title,
        blocks: [...(wanted ? [] : this.knowledge.websiteList.intro), ...blocks.map(({ block }) => block)],
      };
    }
    const topic = this.topics.get(target.topic);
    if (!topic) throw new Error(`no topic ${target.topic}`);
    const kept = target.contacts;
    const blocks = topic.blocks.filter(
      (block) => !kept || block.kind !== 'contact' || block.role !== 'locality' || kept.includes(block.id),
    );
    return { kind: 'topic', topic: topic.id, title: topic.title, blocks: [...remarks, ...blocks] };
  }

  private contactSection({ contacts }: Target, remarks: readonly Block[]): Section {
    const list = this.knowledge.contactList;
    const blocks = this.blocksOf(({ id }) => !contacts || contacts.includes(id));
    const first = blocks[0];
    const title = first && first.role !== 'locality' ? first.name.slice(0, 1) : list.title;
    return {
      kind: 'topic',
      topic: CONTACT,
      title,
      blocks: [...remarks, ...(contacts ? [] : list.intro), ...blocks],
    };
  }

  private helpSection({ aboutPrivacy, remark }: Plan): Section {
    if (aboutPrivacy) return message('privacy.title', 'privacy.text');
    return {
      kind: 'message',
      title: [ours('help.title')],
      blocks: [
        ...(remark ? [notice({ message: remark })] : []),
        { kind: 'paragraph', text: [ours('help.text')] },
        { kind: 'paragraph', text: [ours('help.limits')] },
      ],
    };
  }

  private blocksOf(wanted: (contact: { id: string; role: ContactRole }) => boolean): ContactBlock[] {
    return this.knowledge.contacts.filter(wanted).map(({ block }) => block);
  }

  private byRole(role: ContactRole): ContactBlock[] {
    return this.blocksOf((contact) => contact.role === role);
  }

  /** What the card offers next: what the content relates, what is shown already left out; everything for help, the nearest for a miss. */
  private related(plan: Plan): LabelledChoice[] {
    const shown = new Set(plan.targets.map(({ topic }) => topic));
    const ids =
      plan.outcome === 'help'
        ? this.everything()
        : plan.targets.length > 0
          ? plan.targets.flatMap(({ topic }) => this.relatedOf(topic)).slice(0, MOST_RELATED + shown.size)
          : ['contacts', ...this.knowledge.contactList.related];
    const nearest = new Set(plan.nearest.map(({ id }) => id));
    const wanted = [...new Set(ids)].map(asTopic).filter((topic) => !shown.has(topic));
    return wanted
      .map(choiceOf)
      .filter(({ id }) => !nearest.has(id))
      .slice(0, plan.outcome === 'help' ? ids.length : MOST_RELATED)
      .flatMap((choice) => this.labelled(choice));
  }

  private everything(): string[] {
    const topics = this.knowledge.topics.filter(({ facetOf }) => facetOf.length === 0);
    return [...topics.map(({ id }) => id), 'contacts', 'websites'];
  }

  private relatedOf(topic: string): readonly string[] {
    const page = this.pageOf(topic);
    return page?.related ?? [];
  }

  private pageOf(topic: string): Topic | ListPage | undefined {
    if (topic === CONTACT) return this.knowledge.contactList;
    if (topic === WEBSITES) return this.knowledge.websiteList;
    return this.topics.get(topic);
  }

  private labelled(choice: Choice): LabelledChoice[] {
    const label = this.labelOf(choice);
    return label ? [{ choice, label }] : [];
  }

  private labelOf({ kind, id }: Choice): Text | undefined {
    if (kind === 'contact') return this.knowledge.contacts.find((contact) => contact.id === id)?.label;
    if (kind === 'website') return this.knowledge.websites.find((website) => website.id === id)?.label;
    return this.pageOf(kind === 'list' ? asTopic(id) : id)?.label;
  }

  private isPastReview(today: string): boolean {
    const { reviewDue } = this.knowledge.leaflet;
    return reviewDue !== undefined && reviewDue < today;
  }
}

/** `contacts` and `websites` in the content's lists of related pages are the topics `contact` and `websites`. */
function asTopic(id: string): string {
  return id === 'contacts' ? CONTACT : id;
}

function notice({ message: id, name }: NonNullable<Target['remarks']>[number]): Block {
  return { kind: 'notice', style: 'info', text: [ours(id, name)] };
}

/** What is said where nothing is answered. */
function missed({ outcome, ground }: Plan): Section[] {
  if (outcome !== 'choices' && outcome !== 'unknown') return [];
  return [
    ground === 'beyond' ? message('beyond.title', 'beyond.text') : message(`${outcome}.title`, `${outcome}.text`),
  ];
}

function message(title: Parameters<typeof ours>[0], text: Parameters<typeof ours>[0]): Section {
  return { kind: 'message', title: [ours(title)], blocks: [{ kind: 'paragraph', text: [ours(text)] }] };
}
