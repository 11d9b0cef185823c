import type { Knowledge } from '../knowledge/knowledge';
import { Matcher } from '../matching/matcher';
import type { OpenModel } from '../matching/open-model';
import type { Question } from '../question';
import { withPatience } from '../store/patience';
import type { ConfidenceBand, Conversation, Store } from '../store/store';
import type { Answer } from './answer';
import type { AttentiveAssistant } from './assistant';
import { createCaseDetails } from './case-details';
import { Composer } from './compose';
import { type Considered, consider, HELP_PLAN } from './consider';
import { goesOn } from './goes-on';
import { ours } from './messages';
import { isTappedInDanger } from './still-in-danger';

export interface AssistantParts {
  readonly knowledge: Knowledge;
  readonly model: OpenModel;
  /** A matcher over the two, where there is one already. */
  readonly matcher?: Pick<Matcher, 'open'>;
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The assistant over one version of the content: question in, answer out. The store may be slow or down: the answer comes all the same. */
export function createAssistant({
  knowledge,
  model,
  matcher = new Matcher(knowledge, model),
  store,
  clock,
}: AssistantParts): AttentiveAssistant {
  const composer = new Composer(knowledge);
  const looksLikeCaseDetails = createCaseDetails(knowledge);
  const today = () => new Date(clock()).toISOString().slice(0, 10);

  async function answer(question: Question): Promise<Answer> {
    if ('choice' in question) return show(question, await tapped(question));
    const { considered } = await understand(question);
    return say(question, considered);
  }

  /** What a tapped button shows; no plan where it shows nothing any more. */
  async function tapped({ choice, thread }: Tapped) {
    const plan = composer.resolve(choice);
    return { plan, urgent: isTappedInDanger(plan, await conversationOf(thread), knowledge) };
  }

  /** Composes what a tapped button shows, and remembers it. */
  function show({ thread }: Tapped, { plan, urgent }: Awaited<ReturnType<typeof tapped>>): Answer {
    const told = plan ?? { ...HELP_PLAN, remark: 'choice.gone' };
    const reply = composer.compose(told, { urgent, notes: [], today: today() });
    if (plan) remember(thread, reply);
    return reply;
  }

  async function conversationOf(thread: string | undefined): Promise<Conversation | undefined> {
    return thread ? withPatience(() => store.conversation(thread)) : undefined;
  }

  async function understand({ text, thread }: Asked) {
    const conversation = await conversationOf(thread);
    return { conversation, considered: await consider(text, conversation, { knowledge, matcher }) };
  }

  /** Composes the answer, and remembers what was answered. */
  function say(asked: Asked, considered: Considered): Answer {
    const { text, thread, surface } = asked;
    const { danger, stillInDanger, plan } = considered;
    // The message that a shortcut is used on is often somebody else's.
    const note = surface === 'shortcut' ? 'note.case-details-there' : 'note.case-details';
    const reply = composer.compose(plan, {
      urgent: danger.urgent || stillInDanger,
      notes: looksLikeCaseDetails(text) ? [[ours(note)]] : [],
      today: today(),
    });
    remember(thread, reply);
    return reply;
  }

  /** Not waited for: a store that is down must not hold the answer up. */
  function remember(thread: string | undefined, reply: Answer): void {
    if (!thread) return;
    const conversation: Conversation = {
      topics: reply.sections.flatMap(({ topic }) => topic ?? []),
      contacts: reply.contacts,
      websites: reply.websites,
      offered: reply.choices.map(({ choice }) => `${choice.kind}:${choice.id}`),
      inDanger: reply.urgent,
    };
    unheeded(() => store.saveConversation(thread, conversation));
  }

  /** A draft is counted as no answer. */
  function count(question: Question, reply: Answer): void {
    if (question.isDraft) return;
    unheeded(() =>
      store.countAnswer({
        channel: question.channel,
        surface: question.surface,
        outcome: reply.outcome,
        topic: reply.sections.find(({ topic }) => topic)?.topic ?? 'none',
        urgent: reply.urgent,
        band: bandOf(reply.confidence),
        version: knowledge.version,
      }),
    );
  }

  return {
    answer: async (question) => {
      const reply = await answer(question);
      count(question, reply);
      return reply;
    },
    overhear: async (question, byAsker) => {
      if ('choice' in question) {
        const shown = await tapped(question);
        if (!shown.urgent) return { kind: 'nothing' };
        const reply = show(question, shown);
        count(question, reply);
        return { kind: 'danger', answer: reply };
      }
      const { considered, conversation } = await understand(question);
      const { danger, plan, understanding } = considered;
      const reading = understanding.read(question.text);
      const isOurs = byAsker && goesOn({ text: question.text, reading, plan, conversation, knowledge });
      if (!danger.urgent && !isOurs) return { kind: 'nothing' };
      const reply = say(question, considered);
      count(question, reply);
      return { kind: danger.urgent ? 'danger' : 'follow-up', answer: reply };
    },
  };
}

/** A question in words. */
type Asked = Extract<Question, { text: string }>;
type Tapped = Exclude<Question, Asked>;

/** The band that a confidence, 0 to 1, is counted in. */
function bandOf(confidence: number): ConfidenceBand {
  if (confidence >= 0.8) return 'high';
  return confidence >= 0.5 ? 'medium' : 'low';
}

/** Starts something that no answer waits for: whether it fails, throws or hangs is all the same. */
function unheeded(act: () => Promise<void>): void {
  (async () => act())().catch(() => undefined);
}
