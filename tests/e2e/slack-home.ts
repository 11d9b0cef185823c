import { setTimeout as wait } from 'node:timers/promises';
import { MESSAGES } from '../../src/answering/messages';
import type { Way } from '../channels/slack/house';
import { BREAKING, guessing, VAGUE } from '../fixtures/guessing-assistant';
import { freshTrigger, IDS } from '../peers/slack/ids';
import type { Json } from '../peers/slack/json';
import { elementsOf, homeOpened, type Typed, viewTap } from '../peers/slack/view-payloads';
import type { View } from '../peers/slack/views';
import { slackSuite } from './slack-suite';

/** The Home: what stands there, its box, its buttons, and the modals that they open. */
export function describeHome(way: Way): void {
  const at = slackSuite(way, { assistant: guessing() });
  const drawn = (view: View | undefined) => JSON.stringify(view?.blocks);

  async function home(): Promise<View> {
    await at.house.line.deliver(homeOpened());
    for (let waited = 0; waited < 5_000; waited += 5) {
      const view = at.house.peer.views.homes.get(IDS.asker);
      if (view) return view;
      await wait(5);
    }
    throw new Error('no Home was published');
  }
  const tap = (view: View, button: Json | undefined, typed: Typed = {}) =>
    at.house.line.deliver(viewTap(view, button ?? {}, typed));
  const buttonNamed = (view: View, name: string) =>
    elementsOf(view).find(({ text }) => JSON.stringify(text ?? '').includes(`"${name}"`));
  async function search(words: string): Promise<View> {
    const view = await home();
    await tap(view, { type: 'plain_text_input', action_id: 'ask', value: words }, { ask: words });
    return at.house.peer.modal();
  }

  describe('opening it', () => {
    it('publishes it once, and again only when its content is other', async () => {
      const view = await home();
      await at.house.line.deliver(homeOpened(view));
      await at.house.peer.quiet();
      expect(at.house.peer.views.published).toBe(1);
      await at.house.line.deliver(homeOpened({ ...view, metadata: '0123456789ab:older' }));
      await at.house.peer.quiet();
      expect(at.house.peer.views.published).toBe(2);
    });

    it('publishes none for the tab of messages', async () => {
      await at.house.line.deliver(homeOpened(undefined, 'messages'));
      await at.house.peer.quiet();
      expect(at.house.peer.views.published).toBe(0);
    });

    it('is logged where Slack refuses, and tried again at the next opening', async () => {
      at.house.peer.fault({ method: 'views.publish', error: 'not_enabled' });
      await at.house.line.deliver(homeOpened());
      await at.house.peer.quiet();
      expect(at.house.logs.join('')).toContain('not_enabled');
      await home();
    });

    it('asks the assistant nothing, so that nothing is counted', async () => {
      await home();
      expect(at.house.questions).toEqual([]);
    });
  });

  describe('its box', () => {
    it('answers in a modal what is sent by Enter', async () => {
      const modal = await search('what are the signs');
      expect(drawn(modal)).toContain('Staying out late');
      expect(at.house.questions).toEqual([
        { text: 'what are the signs', channel: 'slack', surface: 'home', isPrivate: true },
      ]);
    });

    it('answers what is sent by the button beside it', async () => {
      const view = await home();
      await tap(view, buttonNamed(view, 'Ask'), { ask: 'wishaw' });
      expect(drawn(await at.house.peer.modal())).toContain('01698 348200');
    });

    it('helps where nothing was typed', async () => {
      expect(drawn(await search(''))).toContain('What Signpost can do');
    });

    it('shows the emergency lines first when a child is in danger now', async () => {
      const [title, number] = (await search('a girl is being abused right now in the next room, what are the signs'))
        .blocks;
      expect(title).toMatchObject({ type: 'header', text: { text: 'If a child is in danger now' } });
      expect(JSON.stringify(number)).toContain('999');
    });

    it('notes what looks like case details', async () => {
      expect(drawn(await search('Kayleigh Smith, 14, stays out late, is that a sign'))).toContain('may hold details');
    });

    it('answers in a direct message where the modal comes too late', async () => {
      const view = await home();
      const entered = { type: 'plain_text_input', action_id: 'ask', value: 'wishaw' };
      await at.house.line.deliver(viewTap(view, entered, {}, freshTrigger(Date.now() - 3_500)));
      expect(await at.only()).toMatchObject({ channel: IDS.direct, text: expect.stringContaining('01698 348200') });
    });

    it('says so, with the emergency numbers and the words still there, where the assistant fails', async () => {
      const modal = await search(BREAKING);
      expect(drawn(modal)).toContain(MESSAGES['trouble.answer']);
      expect(drawn(modal)).toContain('0800 121 4114');
      expect(elementsOf(modal)).toEqual([expect.objectContaining({ initial_value: BREAKING })]);
    });

    it('answers once what is delivered twice', async () => {
      const view = await home();
      const twice = viewTap(view, { type: 'plain_text_input', action_id: 'ask', value: 'wishaw' });
      await Promise.all([at.house.line.deliver(twice), at.house.line.deliver(twice)]);
      await at.house.peer.modal();
      expect(await at.house.peer.quiet()).toEqual([]);
      expect(at.house.questions).toHaveLength(1);
    });

    it('in the modal asks again, in the same place', async () => {
      const modal = await search('wishaw');
      await at.house.peer.submit(at.house.line, modal, { ask: 'motherwell' });
      const again = await at.house.peer.modal(modal);
      expect(again.id).toBe(modal.id);
      expect(drawn(again)).toContain('01698 332100');
      expect(drawn(again)).not.toContain('01698 348200');
    });
  });

  describe('a button', () => {
    it('of a topic opens it in a modal, and what leads on from there lies on top', async () => {
      const view = await home();
      await tap(view, buttonNamed(view, 'What CSE is'));
      const definition = await at.house.peer.modal();
      expect(drawn(definition)).toContain('Child Sexual Abuse');
      await tap(definition, buttonNamed(definition, 'Signs to look out for'));
      const signs = await at.house.peer.modal(definition);
      expect(drawn(signs)).toContain('Staying out late');
      expect(at.house.peer.views.stack).toEqual([definition, signs]);
    });

    it('takes the place of the top modal where three lie on each other already', async () => {
      const view = await home();
      await tap(view, buttonNamed(view, 'What CSE is'));
      let top = await at.house.peer.modal();
      for (const name of ['Signs to look out for', 'What you can do as a professional', 'Signs to look out for']) {
        await tap(top, buttonNamed(top, name));
        top = await at.house.peer.modal(top);
      }
      expect(at.house.peer.views.stack).toHaveLength(3);
      expect(drawn(top)).toContain('Staying out late');
    });

    it('of a guess is answered in the place of the guesses, and the box keeps the words', async () => {
      const guesses = await search(VAGUE);
      const [guess] = elementsOf(guesses).filter(({ action_id }) => String(action_id).startsWith('answer:'));
      expect(guesses.metadata).toBe('choices');
      await tap(guesses, guess, { ask: VAGUE });
      const answer = await at.house.peer.modal(guesses);
      expect(answer.id).toBe(guesses.id);
      expect(answer.metadata).toBe('answered');
      expect(elementsOf(answer).at(-1)).toMatchObject({ initial_value: VAGUE });
    });

    it.each([
      ['of older content that is gone', '0123456789ab:topic:gone'],
      ['that cannot be read', 'signs'],
    ])('%s gets kind words and help', async (_what, value) => {
      const view = await home();
      await tap(view, { type: 'button', action_id: 'answer:1', value });
      const modal = drawn(await at.house.peer.modal());
      expect(modal).toContain('That button can no longer be read');
      expect(modal).toContain('What Signpost can do');
    });

    it('in a Home of older content brings the new Home too', async () => {
      const view = await home();
      await tap({ ...view, metadata: '0123456789ab:older' }, buttonNamed(view, 'What CSE is'));
      await at.house.peer.modal();
      await at.house.peer.quiet();
      expect(at.house.peer.views.published).toBe(2);
    });
  });
}
