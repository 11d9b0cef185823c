import { MESSAGES } from '../../src/answering/messages';
import { MemoryStore } from '../../src/store/memory-store';
import { brokenStore, type House, openHouse, type Way } from '../channels/slack/house';
import { realAssistant, realKnowledge } from '../fixtures/real-assistant';
import { IDS } from '../peers/slack/ids';
import { command, directMessage, mention, tap } from '../peers/slack/payloads';
import { buttonNamed, buttonsOf } from '../peers/slack/slack-peer';
import { elementsOf, homeOpened, viewTap } from '../peers/slack/view-payloads';
import type { View } from '../peers/slack/views';
import type { Message } from '../peers/slack/workspace';
import { slackSuite } from './slack-suite';

const OFFER = MESSAGES['form.offer'];
/** A question that the leaflet says nothing to. */
const MISS = 'how do I bake a lemon cake';

/** "Send your question to the owners", from the button to the store. */
export function describeSending(way: Way): void {
  const store = new MemoryStore();
  const at = slackSuite(way, { assistant: realAssistant(), store });
  const kept = async () => (await store.sentQuestions()).map(({ id: _made, day: _today, ...question }) => question);
  const offerIn = (card: Message | undefined) =>
    card && buttonsOf(card).find(({ text }) => JSON.stringify(text).includes(OFFER));

  async function formFrom(card: Message | undefined): Promise<View> {
    if (!card) throw new Error('no card');
    await at.house.line.deliver(tap(card, offerIn(card) ?? {}, at.house.peer.responseUrl()));
    return at.house.peer.modal();
  }
  const form = () => formIn(at.house);

  it.each([
    ['a mention', mention({ text: MISS })],
    ['a direct message', directMessage({ text: MISS })],
  ])('is offered under a miss after %s, by a button that holds no word of it', async (_what, delivery) => {
    await at.house.line.deliver(delivery);
    const [card] = await at.house.peer.said(1);
    expect(offerIn(card)).toMatchObject({ value: realKnowledge().version });
    expect(JSON.stringify(card)).not.toContain('lemon');
  });

  it('is not offered under an answer', async () => {
    await at.house.line.deliver(command('signs', at.house.peer.responseUrl()));
    const [card] = await at.house.peer.said(1);
    expect(offerIn(card)).toBeUndefined();
  });

  it('is offered to whom an answer did not help', async () => {
    await at.house.line.deliver(directMessage({ text: 'what are the signs' }));
    const [card] = await at.house.peer.said(1);
    if (!card) throw new Error('no card');
    const no = { type: 'feedback_buttons', action_id: 'feedback', value: `${realKnowledge().version}:signs:no` };
    await at.house.line.deliver(tap(card, no, at.house.peer.responseUrl(IDS.direct)));
    const [, sorry] = await at.house.peer.said(2);
    await formFrom(sorry);
  });

  it('opens a form that is empty, says what to leave out and what is kept, and shows the emergency line', async () => {
    const view = await form();
    expect(elementsOf(view)[0]).not.toHaveProperty('initial_value');
    const drawn = JSON.stringify(view.blocks);
    for (const words of [MESSAGES['form.reminder'], MESSAGES['form.kept'], 'A child in danger now?']) {
      expect(drawn).toContain(words);
    }
  });

  it('fills the form with the words where they stand in the box of a modal', async () => {
    await at.house.line.deliver(homeOpened());
    await at.house.peer.quiet();
    const home = at.house.peer.views.homes.get(IDS.asker);
    if (!home) throw new Error('no Home');
    const entered = { type: 'plain_text_input', action_id: 'ask', value: MISS };
    await at.house.line.deliver(viewTap(home, entered, { ask: MISS }));
    const miss = await at.house.peer.modal();
    const offer = elementsOf(miss).find(({ action_id }) => action_id === 'send-question');
    await at.house.line.deliver(viewTap(miss, offer ?? {}, { ask: 'how to bake cakes' }));
    const view = await at.house.peer.modal(miss);
    expect(elementsOf(view)[0]).toMatchObject({ initial_value: 'how to bake cakes' });
    expect(at.house.peer.views.stack).toHaveLength(2);
  });

  it('keeps the words as they are sent, and says so in the place of the form', async () => {
    const before = await kept();
    const view = await form();
    expect(await at.house.peer.submit(at.house.line, view, { question: ' Does it cover boys? ', confirm: [] })).toEqual(
      {},
    );
    expect(await kept()).toEqual([
      ...before,
      { text: 'Does it cover boys?', channel: 'slack', version: realKnowledge().version },
    ]);
    const sent = await at.house.peer.modal(view);
    expect(JSON.stringify(sent.blocks)).toContain(MESSAGES['form.sent-title']);
    expect(sent.args).not.toHaveProperty('submit');
  });

  it('asks for words where there are none', async () => {
    const view = await form();
    expect(await at.house.peer.submit(at.house.line, view, { question: '   ' })).toEqual({
      question: MESSAGES['form.empty'],
    });
  });

  it('warns of what looks like case details, and sends it only changed or confirmed', async () => {
    const view = await form();
    const before = (await kept()).length;
    const question = 'Kayleigh Smith, 14, stays out late. Which leaflet fits?';
    expect(await at.house.peer.submit(at.house.line, view, { question })).toEqual({
      question: MESSAGES['form.details'],
    });
    expect(await kept()).toHaveLength(before);
    await at.house.peer.submit(at.house.line, view, { question, confirm: ['no-details'] });
    expect(await kept()).toHaveLength(before + 1);
  });

  it('shows the emergency lines first where the words speak of danger, sent or not', async () => {
    const question = 'Kayleigh, 14, is being abused right now in the next room';
    const view = await form();
    await at.house.peer.submit(at.house.line, view, { question });
    const warned = await at.house.peer.modal(view);
    expect(JSON.stringify(warned.blocks.slice(0, 2))).toContain('999');
    expect(JSON.stringify(warned.blocks)).toContain(MESSAGES['form.details']);
    expect(elementsOf(warned)[0]).toMatchObject({ initial_value: question });
    await at.house.peer.submit(at.house.line, warned, { question, confirm: ['no-details'] });
    const sent = await at.house.peer.modal(warned);
    expect(JSON.stringify(sent.blocks.slice(0, 2))).toContain('999');
    expect(JSON.stringify(sent.blocks)).toContain(MESSAGES['form.sent-title']);
  });

  it('says so privately where the form cannot be opened', async () => {
    await at.house.line.deliver(command(MISS, at.house.peer.responseUrl()));
    const [card] = await at.house.peer.said(1);
    if (!card) throw new Error('no card');
    at.house.peer.fault({ method: 'views.open', error: 'fatal_error' });
    await at.house.line.deliver(tap(card, offerIn(card) ?? {}, at.house.peer.responseUrl()));
    const [, apology] = await at.house.peer.said(2);
    expect(apology).toMatchObject({ channel: IDS.direct });
    expect(apology?.text).toContain(MESSAGES['form.no-form']);
    expect(apology?.text).toContain('999');
  });
}

/** Words in a form while the store fails; what takes seconds stands in slack-patience.timed.test.ts. */
export function describeSendingInTrouble(way: Way): void {
  it('keeps the words in the form when the store fails', async () => {
    const store = brokenStore(() => Promise.reject(new Error('Does it cover boys?')));
    const house = await openHouse(way, { store, assistant: realAssistant() });
    try {
      const view = await formIn(house);
      const errors = await house.peer.submit(house.line, view, { question: 'Does it cover boys?' });
      expect(errors).toEqual({ question: MESSAGES['form.failed'] });
      expect(house.peer.views.stack).toEqual([view]);
      expect(house.logs.join('')).toContain('could not be kept');
      expect(house.logs.join('')).not.toContain('boys');
    } finally {
      await house.close();
    }
  });
}

/** The form, from the button under a miss after a command. */
export async function formIn({ line, peer }: House): Promise<View> {
  await line.deliver(command(MISS, peer.responseUrl()));
  const [card] = await peer.said(1);
  await line.deliver(tap(card, buttonNamed(card, 'send-question'), peer.responseUrl()));
  return peer.modal();
}
