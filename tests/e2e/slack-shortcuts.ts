import { SHORTCUTS } from '../../src/channels/slack/contract';
import type { Way } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { freshTrigger, freshTs, IDS } from '../peers/slack/ids';
import { elementsOf, globalShortcut, messageShortcut, viewTap } from '../peers/slack/view-payloads';
import type { View } from '../peers/slack/views';
import { slackSuite } from './slack-suite';

/** The two shortcuts: on a message, and to find a number. */
export function describeShortcuts(way: Way): void {
  const at = slackSuite(way, { assistant: realAssistant() });
  const onMessage = (text: string, more = {}) =>
    at.house.line.deliver(messageShortcut(SHORTCUTS.answer, text, at.house.peer.responseUrl(), more));

  describe('"Answer from the leaflet" on a message', () => {
    it('answers its words to the one who chose it alone', async () => {
      await onMessage('does anybody know the signs to look out for?');
      const card = await at.only();
      expect(card).toMatchObject({ kind: 'response', user: IDS.asker, args: { response_type: 'ephemeral' } });
      expect(card.text).toContain('Staying out late');
      expect(at.house.questions).toEqual([
        {
          text: 'does anybody know the signs to look out for?',
          channel: 'slack',
          surface: 'shortcut',
          isPrivate: true,
        },
      ]);
    });

    it('looks for danger first', async () => {
      await onMessage('a man is hitting a girl outside the school right now, what are the signs');
      expect((await at.only()).text.slice(0, 200)).toContain('999');
    });

    it('reads the message without its mark-up', async () => {
      await onMessage(`<@${IDS.otherPerson}> number for &lt;Wishaw&gt; <!here>`);
      expect((await at.only()).text).toContain('01698 348200');
      expect(at.house.questions[0]).toMatchObject({ text: 'number for <Wishaw>' });
    });

    it('helps where the message is a picture alone', async () => {
      await onMessage('');
      const card = await at.only();
      expect(card.text).toMatch(/^That message has no words to look up\./);
      expect(card.text).toContain('What Signpost can do');
    });

    it('works in a channel that we are no member of', async () => {
      const more = {
        channel: { id: IDS.foreignChannel, name: 'elsewhere' },
        response_url: at.house.peer.responseUrl(IDS.foreignChannel),
      };
      await onMessage('wishaw', more);
      expect(await at.only()).toMatchObject({ kind: 'response', channel: IDS.foreignChannel });
    });

    it('is answered beside the message when the address for replies does not work', async () => {
      at.house.peer.fault({ method: 'response_url', error: 'used_url' });
      const thread = freshTs();
      await onMessage('wishaw', { message: { type: 'message', ts: freshTs(), thread_ts: thread, text: 'wishaw' } });
      expect(await at.only()).toMatchObject({ kind: 'ephemeral', user: IDS.asker, thread });
    });

    it('is answered in a direct message as the last resort', async () => {
      at.house.peer.fault({ method: 'response_url', error: 'used_url' });
      await onMessage('wishaw', { channel: { id: IDS.foreignChannel, name: 'elsewhere' } });
      expect(await at.only()).toMatchObject({ kind: 'post', channel: IDS.direct });
    });

    it('notes what looks like case details to the one who chose it, who need not have written them', async () => {
      await onMessage('Kayleigh Smith, 14, of 12 Main Street, has older friends. What are the signs?');
      const { text } = await at.only();
      expect(text).toContain('That message may hold details of a particular child');
      expect(text).not.toContain('Your message');
    });
  });

  describe('"Find a number"', () => {
    async function opened(): Promise<View> {
      await at.house.line.deliver(globalShortcut(SHORTCUTS.findNumber));
      return at.house.peer.modal();
    }
    function optionsOf(view: View): { text: { text: string }; value: string }[] {
      const [select] = elementsOf(view);
      if (!Array.isArray(select?.option_groups)) throw new Error('no select');
      return select.option_groups.flatMap(({ options }) => options);
    }
    const choose = (view: View, option: unknown) =>
      at.house.line.deliver(
        viewTap(view, { type: 'static_select', action_id: 'choose-number', selected_option: option }),
      );

    it('opens with every team and service to choose from, and whom to call now', async () => {
      const view = await opened();
      expect(optionsOf(view).map(({ text }) => text.text)).toEqual([
        ...['Airdrie', 'Bellshill', 'Coatbridge', 'Cumbernauld', 'Motherwell', 'Wishaw / Shotts'].map(
          (place) => `${place} team's number`,
        ),
        'Social Work Emergency Services',
        'Police Scotland non-emergency number',
        'Police Scotland emergency number',
        'All the phone numbers',
      ]);
      expect(JSON.stringify(view.blocks)).toContain('tel:999');
    });

    it('shows the number that was chosen in the same modal, and then another', async () => {
      const view = await opened();
      const options = optionsOf(view);
      await choose(view, options[5]);
      const wishaw = await at.house.peer.modal(view);
      expect(wishaw.id).toBe(view.id);
      expect(JSON.stringify(wishaw.blocks)).toContain('<tel:+441698348200|01698 348200>');
      expect(JSON.stringify(wishaw.blocks)).not.toContain('01236 757000');
      expect(elementsOf(wishaw)[0]).toMatchObject({ initial_option: options[5] });
      await choose(wishaw, options[0]);
      const airdrie = JSON.stringify((await at.house.peer.modal(wishaw)).blocks);
      expect(airdrie).toContain('01236 757000');
      expect(airdrie).not.toContain('01698 348200');
      expect(airdrie).toContain('A child in danger now?');
    });

    it('shows all the numbers', async () => {
      const view = await opened();
      await choose(view, optionsOf(view).at(-1));
      const all = JSON.stringify((await at.house.peer.modal(view)).blocks);
      for (const number of ['01236 757000', '01698 348200', '0800 121 4114', '101', '999'])
        expect(all).toContain(number);
    });

    it('sends a direct message where the modal comes too late, or Slack takes none', async () => {
      await at.house.line.deliver(globalShortcut(SHORTCUTS.findNumber, freshTrigger(Date.now() - 3_500)));
      const [late] = await at.house.peer.said(1);
      at.house.peer.fault({ method: 'views.open', error: 'internal_error' });
      await at.house.line.deliver(globalShortcut(SHORTCUTS.findNumber));
      const [, refused] = await at.house.peer.said(2);
      for (const card of [late, refused]) {
        expect(card).toMatchObject({ kind: 'post', channel: IDS.direct });
        expect(card?.text).toContain('01698 348200');
      }
      expect(at.house.logs.join('')).toContain('expired_trigger_id');
    });

    it('sends the number as a direct message where the modal was closed meanwhile', async () => {
      const view = await opened();
      at.house.peer.views.stack.length = 0;
      await choose(view, optionsOf(view)[5]);
      expect((await at.only()).text).toContain('01698 348200');
    });
  });
}
