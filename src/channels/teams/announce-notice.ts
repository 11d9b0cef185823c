import { type Answer, plain } from '../../answering/answer';
import { Composer } from '../../answering/compose';
import { ours } from '../../answering/messages';
import { SignpostError } from '../../errors';
import type { Knowledge } from '../../knowledge/knowledge';
import { CHOICE_KINDS, type Choice, formatChoice, parseChoice } from '../../question';
import { replyTo } from './replies';
import type { Reply } from './turn';

/** A notice of changed content: a card in the leaflet's words, and the id under which it is posted once to each conversation. */
export interface Notice {
  readonly id: string;
  readonly reply: Reply;
}

/** Reads `kind:id` as an administrator writes it; throws a SignpostError that says what may be written. */
export function readChoice(written: string | undefined): Choice {
  const choice = parseChoice(`v:${written ?? ''}`);
  if (choice) return { kind: choice.kind, id: choice.id };
  throw new SignpostError(
    'announce_choice',
    `Say what has changed, as kind:id, where kind is one of ${CHOICE_KINDS.join(', ')}; for example --choice contact:wishaw or --choice topic:signs.`,
  );
}

/**
 * The notice that what `choice` names has changed: its card by id, under a line of ours; nothing else can be said by it. The same content
 * and choice are the same notice. `today`: 2026-11-26. Throws a SignpostError when the leaflet has no such thing.
 */
export function createNotice(knowledge: Knowledge, choice: Choice, today: string): Notice {
  const composer = new Composer(knowledge);
  const plan = composer.resolve(choice);
  if (plan?.outcome !== 'answered') {
    const { topics, contacts, websites } = knowledge;
    const ids = { topic: topics, contact: contacts, website: websites };
    const known = Object.entries(ids).map(([kind, list]) => `${kind}: ${list.map(({ id }) => id).join(', ')}`);
    throw new SignpostError(
      'announce_unknown',
      `The leaflet has no ${choice.kind}:${choice.id}. It has\n  ${known.join('\n  ')}\n  list: contacts, websites`,
    );
  }
  const answer = composer.compose(plan, { urgent: false, notes: [], today });
  // No feedback is asked for: the answers whose feedback is counted are those of the bot's own process.
  const { about: _, ...reply } = replyTo(announced(answer), { place: 'channel' });
  return { id: formatChoice(choice, knowledge.version), reply };
}

function announced(answer: Answer): Answer {
  const [main] = answer.sections;
  const title = [ours('announce.title', main ? plain(main.title) : '')];
  const blocks = [{ kind: 'paragraph', text: [ours('announce.text')] } as const];
  return { ...answer, sections: [{ kind: 'message', title, blocks }, ...answer.sections] };
}
