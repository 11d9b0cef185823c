import { createLimits } from '../../src/limits/limits';
import { openHouse, type Way } from '../channels/slack/house';
import { topicAnswer } from '../fixtures/answers';
import { freshTs, IDS } from '../peers/slack/ids';
import type { Delivery } from '../peers/slack/line';
import { command, directMessage, mention, message } from '../peers/slack/payloads';

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
}
