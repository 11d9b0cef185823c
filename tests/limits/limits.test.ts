import { plain } from '../../src/answering/answer';
import type { AttentiveAssistant } from '../../src/answering/assistant';
import { createAssistant } from '../../src/answering/create-assistant';
import { MESSAGES } from '../../src/answering/messages';
import { renderAdaptiveCard } from '../../src/cards/adaptive-card';
import { renderBlockKit } from '../../src/cards/block-kit';
import { renderHtml } from '../../src/cards/html';
import { renderText } from '../../src/cards/text';
import { limitAssistant } from '../../src/limits/limited-assistant';
import { createLimits, type LimitScope } from '../../src/limits/limits';
import type { Question } from '../../src/question';
import { MemoryStore } from '../../src/store/memory-store';
import { topicAnswer } from '../fixtures/answers';
import { questionOf, realKnowledge, realModel } from '../fixtures/real-assistant';
import { recordedAssistant } from '../fixtures/recorded-assistant';

describe('a limit', () => {
  const limits = createLimits({ user: 3, workspace: 5 });
  const [ann, bob, cat] = ['U1', 'U2', 'U3'].map((user) => limits.who('slack', user, 'T1'));

  it('counts each person by themselves, and then all of a workspace', async () => {
    if (!ann || !bob || !cat) throw new Error('nobody');
    const taken: (LimitScope | undefined)[] = [];
    for (const who of [ann, ann, ann, ann, ann, bob, bob, bob, cat]) taken.push(await limits.take(who));
    const ok = undefined;
    expect(taken).toEqual([ok, ok, ok, 'user', 'user', ok, ok, 'workspace', 'workspace']);
    expect(await limits.isOver(cat)).toBe(true);
    expect(await limits.take(limits.who('slack', 'U1', 'T2'))).toBeUndefined();
    expect(await limits.take(limits.who('teams', 'U1', 'T1'))).toBeUndefined();
  });

  it('knows people by a hash that no other process can make, and that does not mix ids up', () => {
    const who = limits.who('slack', 'U0000ASKER', 'T0000WORKSPACE');
    expect(JSON.stringify(who)).not.toMatch(/U0000ASKER|T0000WORKSPACE/);
    expect(limits.who('slack', 'U0000ASKER', 'T0000WORKSPACE')).toEqual(who);
    expect(createLimits().who('slack', 'U0000ASKER', 'T0000WORKSPACE')).not.toEqual(who);
    expect(limits.who('slack', '1U', 'T').user).not.toBe(limits.who('slack', 'U', 'T1').user);
    expect(limits.who('web', '10.0.0.1')).not.toHaveProperty('workspace');
  });

  it('counts a long question as several', async () => {
    const { who, take } = createLimits({ user: 4, workspace: 100 });
    const [eve, fay] = [who('slack', 'U5'), who('slack', 'U6')];
    expect([await take(eve, 1_999), await take(eve, 4_000), await take(eve)]).toEqual([undefined, undefined, 'user']);
    expect(await take(fay, 100_000)).toBe('user');
  });

  it('is over in a minute', async () => {
    jest.useFakeTimers();
    try {
      const { who, take, isOver } = createLimits({ user: 1, workspace: 9 });
      const dan = who('slack', 'U4', 'T1');
      expect([await take(dan), await take(dan), await isOver(dan)]).toEqual([undefined, 'user', true]);
      jest.advanceTimersByTime(61_000);
      expect([await isOver(dan), await take(dan)]).toEqual([false, undefined]);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('an assistant under limits', () => {
  const store = new MemoryStore();
  const scopes: LimitScope[] = [];
  const limits = createLimits({ user: 2, workspace: 100 });
  let assistant: AttentiveAssistant;
  beforeAll(() => {
    const real = createAssistant({ knowledge: realKnowledge(), model: realModel(), store, clock: Date.now });
    const onLimited = (scope: LimitScope) => void scopes.push(scope);
    assistant = limitAssistant(real, { limits, knowledge: realKnowledge, onLimited });
  });

  let people = 0;
  /** A person who has asked all that they may. */
  async function talker() {
    people += 1;
    const who = limits.who('slack', `U${people}`, 'T1');
    for (let asked = 0; asked < 2; asked += 1) expect((await ask('signs', { who })).limited).toBeUndefined();
    return who;
  }
  const ask = (text: string, more: Partial<Question> = {}) => assistant.answer({ ...questionOf(text), ...more });

  it('refuses kindly, with the emergency line, on every surface', async () => {
    const answer = await ask('what are the signs', { who: await talker() });
    expect(answer).toMatchObject({ limited: true, outcome: 'help', urgent: false, contacts: [] });
    expect(scopes.at(-1)).toBe('user');
    const cards = [
      renderText(answer, 'asker'),
      renderHtml(answer, 'everyone'),
      renderBlockKit(answer, 'everyone').text,
      JSON.stringify(renderBlockKit(answer, 'asker').blocks),
      JSON.stringify(renderAdaptiveCard(answer, 'asker').card.body),
    ];
    for (const card of cards) {
      expect(card).toContain(MESSAGES['limited.text']);
      expect(card).toContain('999');
      expect(card).toContain('0800 121 4114');
    }
    expect(plain(answer.closing)).toMatch(/^A child in danger now\?/);
  });

  it.each([
    'a man is hitting her right now, what do I do',
    'she has just been taken away in a car',
    'what are the signs? he is hurting a boy next door right now',
  ])('never refuses somebody in danger: %s', async (text) => {
    const who = await talker();
    for (let more = 0; more < 5; more += 1) {
      const answer = await ask(text, { who });
      expect([answer.urgent, answer.limited, answer.sections[0]?.kind]).toEqual([true, undefined, 'emergency']);
    }
  });

  it('counts a refused question under no topic, and keeps nothing of its conversation', async () => {
    const who = await talker();
    const before = (await store.answerCounts()).reduce((sum, { count }) => sum + count, 0);
    await ask('Wishaw number', { who, thread: 'slack:T1:C1:1' });
    expect((await store.answerCounts()).reduce((sum, { count }) => sum + count, 0)).toBe(before);
    expect(await store.conversation('slack:T1:C1:1')).toBeUndefined();
  });

  it('refuses a tapped choice too, and nobody who is not known', async () => {
    const choice = { kind: 'topic', id: 'signs' } as const;
    const about = { channel: 'slack', surface: 'button', isPrivate: true } as const;
    expect((await assistant.answer({ choice, ...about, who: await talker() })).limited).toBe(true);
    for (let asked = 0; asked < 5; asked += 1) expect((await ask('signs')).limited).toBeUndefined();
  });

  it('refuses no button that goes on from a danger', async () => {
    const about = { channel: 'slack', surface: 'button', isPrivate: true, who: await talker() } as const;
    const tap = (id: string, thread: string) => assistant.answer({ choice: { kind: 'topic', id }, thread, ...about });
    await ask('a man is hitting her right now', { thread: 'slack:T1:C1:2' });
    const shown = await tap('action', 'slack:T1:C1:2');
    expect([shown.urgent, shown.limited, shown.sections[0]?.kind]).toEqual([true, undefined, 'emergency']);
    expect((await tap('action', 'slack:T1:C1:3')).limited).toBe(true);
  });

  it('counts no draft that tells of danger', async () => {
    const who = await talker();
    const counted = async () => (await store.answerCounts()).reduce((sum, { count }) => sum + count, 0);
    const before = await counted();
    const about = { channel: 'teams', surface: 'extension', isPrivate: true, who } as const;
    expect((await assistant.answer({ text: 'a man is hitting her', isDraft: true, ...about })).urgent).toBe(true);
    expect(await counted()).toBe(before);
    await assistant.answer({ text: 'a man is hitting her', ...about });
    expect(await counted()).toBe(before + 1);
  });

  it('overhears danger from anybody', async () => {
    const danger = {
      text: 'a man is hitting her right now',
      channel: 'slack',
      surface: 'thread',
      isPrivate: false,
      who: await talker(),
    } as const;
    expect((await assistant.overhear(danger, false)).kind).toBe('danger');
  });

  it('goes on with no follow-up of one who is over a limit, and counts none', async () => {
    const answer = topicAnswer();
    const following = recordedAssistant({
      answer: async () => answer,
      overhear: async () => ({ kind: 'follow-up', answer }),
    });
    const strict = limitAssistant(following, { limits, knowledge: realKnowledge, onLimited: () => {} });
    const quiet = limits.who('slack', 'a-quiet-one', 'T1');
    const said = { text: 'and for Motherwell?', channel: 'slack', surface: 'thread', isPrivate: false } as const;
    for (let times = 0; times < 5; times += 1)
      expect((await strict.overhear({ ...said, who: quiet }, true)).kind).toBe('follow-up');
    expect((await strict.overhear({ ...said, who: await talker() }, true)).kind).toBe('nothing');
  });
});
