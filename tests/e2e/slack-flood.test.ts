import type { Watch } from '../../src/metrics/watch';
import { type House, type HouseOptions, openHouse, scripted, type Way } from '../channels/slack/house';
import { command, mention } from '../peers/slack/payloads';

/** An assistant that thinks until it is told to answer: one question, or all. */
function heldAssistant() {
  const held: (() => void)[] = [];
  let isFree = false;
  const assistant: NonNullable<HouseOptions['assistant']> = {
    answer: async (question) => {
      if (!isFree) await new Promise<void>((resolve) => held.push(resolve));
      return scripted.answer(question);
    },
  };
  return {
    assistant,
    one: () => held.shift()?.(),
    all: () => {
      isFree = true;
      for (const answer of held.splice(0)) answer();
    },
  };
}

const RETRY = { attempt: 1, reason: 'http_error' } as const;

describe.each<Way>(['http', 'socket'])('more than can be answered, over %s', (way) => {
  let house: House;
  let refused: string[];
  let thinking: ReturnType<typeof heldAssistant>;

  /** A house with two places, both of which are taken. */
  async function fullHouse(patienceMs: number): Promise<void> {
    thinking = heldAssistant();
    refused = [];
    const watch: Watch = { stage: (_stage, _channel, work) => work(), refused: (channel) => refused.push(channel) };
    house = await openHouse(way, { assistant: thinking.assistant, intake: { most: 2, patienceMs }, watch });
    const taken = [mention({ text: 'wishaw' }), mention({ text: 'signs' })].map((said) => house.line.deliver(said));
    for (const { acknowledged } of await Promise.all(taken)) expect(acknowledged).toBe(true);
  }

  afterEach(() => house.close());

  it('is not acknowledged: Slack sends it again, and it is answered then, once', async () => {
    await fullHouse(20);
    const late = mention({ text: 'my very own words' });
    const first = await house.line.deliver(late);
    expect(first).toMatchObject({ acknowledged: false, status: way === 'http' ? 503 : 0 });
    expect(refused).toEqual(['slack']);
    expect(house.logs.join('')).toContain('Slack is told to send events again later');
    expect(house.logs.join('')).not.toContain('very own');

    thinking.all();
    await house.peer.said(2);
    expect(await house.line.deliver(late, RETRY)).toMatchObject({ acknowledged: true });
    await house.peer.said(3);
    expect(await house.line.deliver(late, { ...RETRY, attempt: 2 })).toMatchObject({ acknowledged: true });
    expect(await house.peer.quiet()).toHaveLength(3);
  });

  it('refuses no command: nobody would send it again', async () => {
    await fullHouse(20);
    const asked = await house.line.deliver(command('wishaw', house.peer.responseUrl()));
    expect(asked.acknowledged).toBe(true);
    thinking.all();
    await house.peer.said(3);
    expect(refused).toEqual([]);
  });

  it('is taken in as soon as there is room, first what Slack sends again', async () => {
    await fullHouse(10_000);
    const order: string[] = [];
    const deliver = async (name: string, retry?: typeof RETRY) => {
      const { acknowledged } = await house.line.deliver(mention({ text: 'wishaw' }), retry);
      if (acknowledged) order.push(name);
    };
    const both = [deliver('new')];
    // The peer has sent the first when it goes on to the second.
    await new Promise((resolve) => setTimeout(resolve, 50));
    both.push(deliver('again', RETRY));
    await new Promise((resolve) => setTimeout(resolve, 50));
    thinking.one();
    await both[1];
    expect(order).toEqual(['again']);
    thinking.all();
    await Promise.all(both);
    await house.peer.said(4);
    expect(order).toEqual(['again', 'new']);
    expect(refused).toEqual([]);
  });

  it('is refused at once by a stop, which answers what was acknowledged and is not taken for a flood', async () => {
    await fullHouse(10_000);
    const late = [1, 2].map(() => house.line.deliver(mention({ text: 'wishaw' })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = house.channel.stop();
    for (const { acknowledged } of await Promise.all(late)) expect(acknowledged).toBe(false);
    thinking.all();
    await stopped;
    expect(house.peer.messages).toHaveLength(2);
    expect(refused).toEqual([]);
    const logs = house.logs.join('');
    expect(logs).not.toContain('more is asked');
    expect(logs.split('stopping: Slack is told to send events again later')).toHaveLength(2);
  });
});
