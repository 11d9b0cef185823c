import type { Knowledge } from '../knowledge/knowledge';
import { Matcher, type Understanding } from '../matching/matcher';
import type { OpenModel } from '../matching/open-model';
import { partsBeside } from '../matching/sentences';
import { wordsOf } from '../matching/words';
import type { Question } from '../question';
import { withPatience } from '../store/patience';
import type { Conversation, Store } from '../store/store';
import type { Answer, Text } from './answer';
import type { Assistant } from './assistant';
import { looksLikeCaseDetails } from './case-details';
import { Composer } from './compose';
import { Decider } from './decide';
import { textInContext } from './follow-up';
import { ours } from './messages';
import type { Plan } from './plan';

export interface AssistantParts {
  readonly knowledge: Knowledge;
  readonly model: OpenModel;
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The answer to a plan that shows nothing: what a question without words gets. */
const HELP_PLAN: Plan = { outcome: 'help', confidence: 1, targets: [], nearest: [] };

/** The assistant over one version of the content: question in, answer out. The store may be slow or down: the answer comes all the same. */
export function createAssistant({ knowledge, model, store, clock }: AssistantParts): Assistant {
  const matcher = new Matcher(knowledge, model);
  const composer = new Composer(knowledge);
  const places = new Set(
    [...knowledge.language.unlistedPlaces, ...knowledge.contacts.flatMap(({ names }) => names)].flatMap(wordsOf),
  );
  const today = () => new Date(clock()).toISOString().slice(0, 10);

  async function answer(question: Question): Promise<Answer> {
    if ('choice' in question) {
      const plan = composer.resolve(question.choice);
      const notes: Text[] = plan ? [] : [[ours('choice.gone')]];
      const reply = composer.compose(plan ?? HELP_PLAN, { urgent: false, notes, today: today() });
      remember(question.thread, reply, false);
      return reply;
    }
    const { text } = question;
    const { thread } = question;
    const conversation = thread ? await withPatience(() => store.conversation(thread)) : undefined;
    const last = conversation?.topics[0];
    const understanding = await matcher.understand(text, ...(last ? [textInContext(text, last, knowledge)] : []));
    const decider = new Decider(knowledge, understanding);
    const danger = understanding.readDanger(text);
    const words = wordsOf(text.slice(0, 2_000));
    const plan =
      words.length === 0 ? HELP_PLAN : planFor(text, danger.urgent ? understanding : undefined, decider, conversation);
    const details = looksLikeCaseDetails(text, decider.hasUnknownNumber(text), (word) => places.has(word));
    const reply = composer.compose(plan, {
      urgent: danger.urgent,
      notes: details ? [[ours('note.case-details')]] : [],
      today: today(),
    });
    const aboutAChild = danger.signals.some(({ signal }) => signal === 'particular-child');
    remember(question.thread, reply, aboutAChild || conversation?.aboutAChild === true);
    return reply;
  }

  /** In danger, what is asked beside the danger counts: "he is hitting her now, what are the signs". */
  function planFor(
    text: string,
    urgent: Understanding | undefined,
    decider: Decider,
    conversation?: Conversation,
  ): Plan {
    const besides = urgent ? partsBeside(text, (part) => urgent.readDanger(part).urgent) : '';
    const plan = besides === '' ? undefined : decider.decide(besides, conversation, text);
    return plan?.outcome === 'answered' ? plan : decider.decide(text, conversation);
  }

  /** Not waited for: a store that is down must not hold the answer up. */
  function remember(thread: string | undefined, reply: Answer, aboutAChild: boolean): void {
    if (!thread) return;
    const conversation: Conversation = {
      topics: reply.sections.flatMap(({ topic }) => topic ?? []),
      contacts: reply.contacts,
      websites: reply.websites,
      offered: reply.choices.map(({ choice }) => `${choice.kind}:${choice.id}`),
      aboutAChild,
    };
    unheeded(() => store.saveConversation(thread, conversation));
  }

  return {
    answer: async (question) => {
      const reply = await answer(question);
      unheeded(() =>
        store.countAnswer({
          channel: question.channel,
          surface: question.surface,
          outcome: reply.outcome,
          topic: reply.sections.find(({ topic }) => topic)?.topic ?? 'none',
          urgent: reply.urgent,
          version: knowledge.version,
        }),
      );
      return reply;
    },
  };
}

/** Starts something that no answer waits for: whether it fails, throws or hangs is all the same. */
function unheeded(act: () => Promise<void>): void {
  (async () => act())().catch(() => undefined);
}
