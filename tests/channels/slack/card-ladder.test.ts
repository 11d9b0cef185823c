import { webApi } from '@slack/bolt';
import { renderBlockKit } from '../../../src/cards/block-kit';
import { type Content, createCardLadder } from '../../../src/channels/slack/card-ladder';
import { topicAnswer } from '../../fixtures/answers';
import { silentLog } from '../../fixtures/kept-log';

const card = renderBlockKit(topicAnswer(), 'everyone');

/** Sends cards through one ladder to a Slack that refuses as many of the first forms as there are codes, and gives the forms that it was sent. */
async function sent(cards: readonly (typeof card)[], codes: readonly string[]): Promise<Content[]> {
  const send = createCardLadder();
  const refusals = [...codes];
  const forms: Content[] = [];
  for (const each of cards) {
    await send(silentLog(), each, async (content) => {
      forms.push(content);
      const error = refusals.shift();
      if (error) throw new webApi.WebAPIPlatformError({ ok: false, error });
    });
  }
  return forms;
}

const types = ({ blocks = [] }: Content) => new Set(blocks.map(({ type }) => type));

describe('a card', () => {
  it('goes as it is where Slack takes it', async () => {
    expect(await sent([card], [])).toEqual([card]);
  });

  it('goes more plainly, step by step, and always with all of its text', async () => {
    const [rich, plain, text] = await sent([card], ['invalid_blocks', 'invalid_blocks']);
    expect(rich).toEqual(card);
    expect(plain && types(plain)).toEqual(new Set(['header', 'section', 'actions', 'context']));
    expect(plain?.text).toBe(card.text);
    expect(text).toEqual({ text: card.text });
  });

  it('goes plainly at once after newer blocks were refused', async () => {
    const [, plain, next] = await sent([card, card], ['invalid_blocks']);
    expect(next).toEqual(plain);
  });

  it('that was too long leaves the next one as it is', async () => {
    const [, , next] = await sent([card, card], ['msg_blocks_too_long']);
    expect(next).toEqual(card);
  });

  it('with too long a text keeps its blocks, and whole paragraphs of the text', async () => {
    const long = { ...card, text: Array(60).fill('word '.repeat(30).trim()).join('\n\n') };
    const forms = await sent([long], ['msg_too_long', 'msg_too_long']);
    const last = forms.at(-1);
    expect(last?.blocks?.length).toBeGreaterThan(2);
    expect(last?.text.length).toBeLessThanOrEqual(4_000);
    expect(long.text.startsWith(`${last?.text}\n\n`)).toBe(true);
  });

  it('is not sent again for what has nothing to do with it', async () => {
    await expect(sent([card], ['not_in_channel'])).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
  });
});
