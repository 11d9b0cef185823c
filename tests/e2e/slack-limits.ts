import { MESSAGES } from '../../src/answering/messages';
import { limitAssistant } from '../../src/limits/limited-assistant';
import { createLimits } from '../../src/limits/limits';
import { MemoryStore } from '../../src/store/memory-store';
import { type House, openHouse, type Way } from '../channels/slack/house';
import { topicAnswer } from '../fixtures/answers';
import { realAssistant, realKnowledge } from '../fixtures/real-assistant';
import { freshTs, IDS } from '../peers/slack/ids';
import type { Delivery } from '../peers/slack/line';
import { command, directMessage, mention, message } from '../peers/slack/payloads';
import type { View } from '../peers/slack/views';
import { formIn } from './slack-sending';

/** Somebody who asks more than anybody asks. */
export function describeLimits(way: Way): void {
  const refusal = { answer: async () => topicAnswer({ outcome: 'help', limited: true }) };

  it.each<[string, (url: string) => Delivery]>([
    ['a mention', () => mention({ text: 'signs' })],
    ['a mention told of as a message', () => message({ text: `<@${IDS.botUser}> signs` })],
    ['a direct message', () => directMessage({ text: 'signs' })],
    ['a command', (url) => command('signs', url)],
  ])('is known in %s by a hash', async (_what, asked) => {
    const house = await openHouse(way, { limits: createLimits() });
    try {
      await house.line.deliver(asked(house.peer.responseUrl()));
      await house.peer.said(1);
      const who = house.questions[0]?.who;
      expect(who).toEqual({ user: expect.any(String), workspace: expect.any(String) });
      expect(JSON.stringify(who)).not.toContain(IDS.asker);
    } finally {
      await house.close();
    }
  });

  it('is told so in a channel for nobody else to see', async () => {
    const house = await openHouse(way, { assistant: refusal });
    try {
      await house.line.deliver(mention({ text: 'signs', ts: freshTs() }));
      expect(await house.peer.said(1)).toMatchObject([{ kind: 'ephemeral', user: IDS.asker }]);
      expect(await house.peer.quiet()).toHaveLength(1);
    } finally {
      await house.close();
    }
  });

  describe('a form for the owners', () => {
    // One is the command under which the form is offered.
    const limits = createLimits({ user: 2, workspace: 100 });
    const store = new MemoryStore();
    const kept = async () => (await store.sentQuestions()).map(({ text }) => text);
    let house: House;
    let view: View;
    const send = (question: string) => house.peer.submit(house.line, view, { question });
    beforeAll(async () => {
      const assistant = limitAssistant(realAssistant(), { limits, knowledge: realKnowledge, onLimited: () => {} });
      house = await openHouse(way, { limits, store, assistant });
      view = await formIn(house);
    });
    afterAll(() => house.close());

    it('counts as a question, and is refused with its words still in it, above the emergency line', async () => {
      expect(await send('Does it cover boys?')).toEqual({});
      expect(await send('Do you have it in Polish?')).toEqual({ question: MESSAGES['limited.text'] });
      expect(JSON.stringify(view.blocks)).toContain('999');
      expect(await kept()).toEqual(['Does it cover boys?']);
    });

    it('is never refused to somebody in danger', async () => {
      const question = 'a man is hitting her right now, why does it not say what to do';
      expect(await send(question)).toEqual({});
      const { blocks } = await house.peer.modal(view);
      expect(JSON.stringify(blocks.slice(0, 2))).toContain('999');
      expect(JSON.stringify(blocks)).toContain(MESSAGES['form.sent-title']);
      expect(await kept()).toEqual(['Does it cover boys?', question]);
    });
  });
}
