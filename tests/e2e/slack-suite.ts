import { type House, type HouseOptions, openHouse, type Way } from '../channels/slack/house';
import { IDS } from '../peers/slack/ids';
import type { Message } from '../peers/slack/workspace';

/** A house for the tests of one `describe`. */
export interface Suite {
  readonly house: House;
  /** The one message that was said; fails when there are more. */
  only(): Promise<Message>;
}

/**
 * Opens a house before the tests of the `describe` that calls it and closes it after them. After each test the logs are
 * searched for what was asked and for who asked, and the house is made fresh.
 */
export function slackSuite(way: Way, options: HouseOptions = {}): Suite {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(way, options);
  });
  afterAll(() => house.close());
  afterEach(() => {
    const logs = house.logs.join('');
    const asked = house.questions.flatMap((question) => ('text' in question && question.text ? [question.text] : []));
    for (const secret of [IDS.asker, IDS.otherPerson, ...asked]) expect(logs).not.toContain(secret);
    house.peer.reset();
    house.questions.length = 0;
    house.logs.length = 0;
  });
  return {
    get house() {
      return house;
    },
    async only() {
      await house.peer.said(1);
      const [first, ...more] = await house.peer.quiet();
      expect(more).toEqual([]);
      return first as Message;
    },
  };
}
