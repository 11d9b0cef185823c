import type { Knowledge } from '../knowledge/knowledge';
import type { NotMeant } from '../matching/places-meant';
import { plain } from './answer';
import type { ExplainedMention, Explanation } from './explain';
import type { Ground, Plan, Target } from './plan';

/** A titled part of an explanation, in lines for people. */
export interface ExplanationPart {
  readonly title: string;
  readonly lines: readonly string[];
}

const GROUNDS: Readonly<Record<Ground, string>> = {
  name: 'Something is named, and the words beside the name ask for it.',
  topic: 'The best topic passed the score that an answer needs.',
  passage: 'It asks after words of the leaflet, and this is where they stand.',
  sentence: 'One sentence of the message asks this clearly; the message as a whole does not.',
  questions: 'The message asks several things, each clearly enough.',
  'follow-up': 'The message is short and goes on from what was answered before.',
  choice: 'A button was tapped.',
  below: 'No topic reached the score that an answer needs.',
  'name-only': 'A place or a service is named, and nothing asks for its number.',
  'not-printed':
    'It asks of a contact or of a website’s owners what the leaflet does not print, such as opening hours.',
  beyond: 'It asks Signpost to judge a case or a person, or to write, read out or play something.',
  'no-words': 'There are no words in it.',
};

const NOT_MEANT: Readonly<Record<NotMeant, string>> = {
  denied: 'not meant: it is denied ("not Airdrie")',
  had: 'not meant: it is at hand already ("I have got Airdrie\'s already")',
  corrected: 'not meant: it is taken back by what follows ("sorry, I mean ...")',
  left: 'not meant: it is a place that somebody leaves ("from ... to ...")',
  elsewhere: 'not meant: somebody works, learns or is there, and the child lives in another place',
  number: 'not meant: the number beside it is another place’s',
  code: 'not meant: of those who have this area code one is named',
  station: 'not meant: it says which police station',
};

const OUTCOMES: Readonly<Record<Plan['outcome'], string>> = {
  answered: 'Answers',
  choices: 'Offers',
  unknown: 'Says that the leaflet does not say',
  help: 'Says what Signpost does',
};

/** An explanation as people read it, in parts. The same words for every place that shows it. */
export function explanationParts(explanation: Explanation, knowledge: Knowledge): ExplanationPart[] {
  const { question, decidedOn, words, danger, topics, thresholds, sentences } = explanation;
  const name = (id: string) => nameOf(id, knowledge);
  const quoted = (text: string) => `“${text}”`;
  const changes = (pairs: Explanation['corrections']) =>
    pairs.map(({ from, to }) => `${quoted(from)} as ${quoted(to)}`);
  return [
    part('Decided', decisionLines(explanation, name)),
    part('Danger', [
      danger.urgent
        ? 'Somebody may be in danger now: the emergency numbers come first.'
        : explanation.stillInDanger
          ? 'Danger was told just before, and this goes on from it: the emergency numbers come first.'
          : 'No sign that somebody is in danger now.',
      ...(danger.words.length > 0
        ? [`Score ${withWords(danger)}, and ${two(danger.threshold)} is needed, in: ${quoted(danger.words.join(' '))}`]
        : []),
      ...danger.signals.map(({ signal, words: by }) => `${signal}: ${quoted(by)}`),
    ]),
    part('Words', [
      ...(decidedOn === question ? [] : [`What is asked in it: ${quoted(decidedOn)}`]),
      words.join(' ') || 'None.',
      ...listed('Written out', changes(explanation.expansions)),
      ...listed('Corrected', changes(explanation.corrections)),
    ]),
    part(
      'Named',
      explanation.mentions.map((mention) => mentionLine(mention, name)),
    ),
    part('Nearest topics', [
      `An answer needs a score of ${two(thresholds.answer)}; from ${two(thresholds.offer)} on a topic is offered. Read ${
        explanation.encoder ? 'with' : 'without'
      } the sentence encoder.`,
      ...(topics.some(({ isWritten }) => isWritten)
        ? ['It is an utterance of the content, word for word: that counts more.']
        : []),
      ...topics.flatMap(({ topic, confidence, examples, ...scores }) => [
        `${name(topic)}: ${withWords(scores)}, right with a probability of ${Math.round(100 * confidence)} %`,
        ...examples.map(({ text, likeness }) => `    like ${quoted(text)} (${two(likeness)})`),
      ]),
    ]),
    part(
      'Sentence by sentence',
      sentences.map(({ text, topic, score }) => `${quoted(text)}: ${name(topic)}, ${two(score)}`),
    ),
  ].filter(({ lines }) => lines.length > 0);
}

/** The parts as plain text. */
export function explanationText(explanation: Explanation, knowledge: Knowledge): string {
  return explanationParts(explanation, knowledge)
    .map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}

function part(title: string, lines: readonly string[]): ExplanationPart {
  return { title, lines };
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`${title}: ${items.join(', ')}`] : [];
}

function withWords({ score, byWords }: { readonly score: number; readonly byWords?: number | undefined }): string {
  return byWords === undefined ? two(score) : `${two(score)} (${two(byWords)} by words alone)`;
}

function decisionLines({ decision, danger, stillInDanger }: Explanation, name: (id: string) => string): string[] {
  const { outcome, ground, targets, nearest, confidence } = decision;
  const what =
    targets.length > 0 ? targets.map((target) => targetName(target, name)) : nearest.map(({ id }) => name(id));
  // In danger, nothing is offered: the emergency numbers and the whole list are the answer.
  const urgent = danger.urgent || stillInDanger;
  const shown = urgent && outcome !== 'answered' ? 'Answers: all the numbers' : OUTCOMES[outcome];
  return [
    what.length > 0 && !(urgent && outcome === 'choices') ? `${shown}: ${what.join('; ')}` : shown,
    GROUNDS[ground],
    `Confidence ${Math.round(100 * confidence)} %`,
  ];
}

function targetName({ topic, contacts, websites }: Target, name: (id: string) => string): string {
  const only = contacts ?? websites;
  return only ? `${name(topic)}, of these ${only.map(name).join(', ')}` : name(topic);
}

function mentionLine(
  { words, kind, ids, label, found, notMeant }: ExplainedMention,
  name: (id: string) => string,
): string {
  const what =
    kind === 'unlisted-place'
      ? `${label}, which the leaflet does not list`
      : kind === 'unknown-number'
        ? 'a number that is not the leaflet’s'
        : ids.map(name).join(', ');
  const how = found === 'number' ? 'a telephone number' : `“${words}”`;
  const circumstance = found === 'circumstance' ? ' (a circumstance: it counts once a number is asked for)' : '';
  return `${how}: ${what}${circumstance}${notMeant ? `; ${NOT_MEANT[notMeant]}` : ''}`;
}

/** The label of what an id stands for, with the id. */
function nameOf(id: string, { topics, contacts, websites, contactList, websiteList }: Knowledge): string {
  const lists = [
    { id: 'contact', label: contactList.label },
    { id: 'contacts', label: contactList.label },
    { id: 'websites', label: websiteList.label },
  ];
  const known = [...topics, ...contacts, ...websites, ...lists].find((one) => one.id === id);
  if (known) return `${plain(known.label)} (${known.id})`;
  return id === 'help' ? 'what Signpost can do (help)' : id === 'privacy' ? 'what becomes of your words (privacy)' : id;
}

function two(value: number): string {
  return value.toFixed(2);
}
