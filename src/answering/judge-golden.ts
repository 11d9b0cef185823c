import type { GoldenQuestion, Knowledge } from '../knowledge/knowledge';
import { CONTACT, WEBSITES } from '../matching/compiled-model';
import type { Answer } from './answer';
import type { Assistant } from './assistant';
import { type MachineAnswer, toMachineAnswer } from './machine-answer';
import { numberFaults } from './number-faults';

/** A golden question that is not answered rightly, with everything that is wrong. */
export interface GoldenMiss {
  readonly question: GoldenQuestion;
  readonly why: readonly string[];
}

/** An urgent answer shows the emergency number within so many characters. */
const TOP = 300;

/** What the main topic of an answer is called among the labels. */
function mainTopic({ topics, outcome }: MachineAnswer): string {
  return topics[0] ?? (outcome === 'help' ? 'help' : 'none');
}

/**
 * What is wrong with the answer to a golden question, as sentences; empty when it is right. The main topic is the label or one of those
 * that are as good; danger comes first where there is any, and nowhere else; the contacts and websites are those asked for; no number
 * is a wrong one.
 */
export function judgeGolden(question: GoldenQuestion, answer: MachineAnswer, knowledge: Knowledge): string[] {
  const main = mainTopic(answer);
  const fair = [question.topic, ...question.also];
  const faults = numberFaults(answer, knowledge);
  if (!fair.includes(main) && !(question.urgent && answer.urgent)) {
    const offers = answer.choices.length > 0 ? `, offering ${answer.choices.join(', ')}` : '';
    faults.push(`answers ${main}${offers}, not ${fair.join(' or ')}`);
  }
  if (question.urgent) return [...faults, ...urgentFaults(answer, knowledge)];
  if (answer.urgent) faults.push('is taken for danger');
  if (main === CONTACT) faults.push(...contactFaults(question, answer, knowledge));
  if (main === WEBSITES && question.topic === WEBSITES) {
    const missing = entitiesOf(question).filter((id) => !answer.websites.includes(id));
    if (missing.length > 0) faults.push(`does not show ${missing.join(', ')}`);
  }
  return faults;
}

/** Asks all golden questions, each without a conversation, and returns those that are not answered rightly. */
export async function judgeAllGolden(assistant: Assistant, knowledge: Knowledge): Promise<GoldenMiss[]> {
  const misses: GoldenMiss[] = [];
  for (const question of knowledge.golden) {
    const answer: Answer = await assistant.answer({
      text: question.q,
      channel: 'terminal',
      surface: 'terminal',
      isPrivate: true,
    });
    const why = judgeGolden(question, toMachineAnswer(question.q, answer), knowledge);
    if (why.length > 0) misses.push({ question, why });
  }
  return misses;
}

function entitiesOf({ entity }: GoldenQuestion): readonly string[] {
  return entity === null ? [] : [entity].flat();
}

function urgentFaults(answer: MachineAnswer, knowledge: Knowledge): string[] {
  if (!answer.urgent) return ['the danger is missed'];
  const number = knowledge.contacts.find(({ role }) => role === 'police-emergency')?.block.number.text;
  return number && !answer.text.slice(0, TOP).includes(number) ? [`does not show ${number} at the top`] : [];
}

/** Shown must be the places asked for and no other, and one at least of each group; without any, all places or none. */
function contactFaults(question: GoldenQuestion, answer: MachineAnswer, knowledge: Knowledge): string[] {
  const places = knowledge.contacts.filter(({ role }) => role === 'locality').map(({ id }) => id);
  const shown = answer.contacts.filter((id) => places.includes(id));
  const entities = entitiesOf(question);
  if (entities.length === 0) {
    const whole = shown.length === places.length;
    // A question that names no place may be about one service: then no place's number is shown.
    const fair = whole || (question.topic !== CONTACT && shown.length === 0);
    return fair ? [] : [`shows ${shown.join(', ') || 'no place'}, not the whole list`];
  }
  if (question.topic !== CONTACT) return [];
  const faults: string[] = [];
  const other = shown.filter((id) => !entities.includes(id));
  if (other.length > 0) faults.push(`shows ${other.join(', ')}, which nobody asked for`);
  for (const id of entities) {
    const members = knowledge.contactGroups.find((group) => group.id === id)?.contacts ?? [id];
    const isContact = members.some((member) => knowledge.contacts.some((contact) => contact.id === member));
    if (isContact && !members.some((member) => answer.contacts.includes(member))) faults.push(`does not show ${id}`);
  }
  return faults;
}
