import { ask } from '../channels/web/served';
import { privateWordsIn } from '../fixtures/private-words';
import { command, directMessage } from '../peers/slack/payloads';
import { APP_ID, buttonTap, channelMention, personalMessage } from '../peers/teams/activities';
import { openWholeServer, type WholeServer } from './whole-server';

/** Words that would do something if they stood on a card, a page or in a log as they were typed. */
const MARK = 'zq9stranger';
const WORDS = [
  `<!channel> <!here> <!everyone> ${MARK}`,
  `<@U${MARK}> <#C0|${MARK}> <https://${MARK}.example|click>`,
  `[click](javascript:alert("${MARK}")) ![x](https://${MARK}.example/x.png)`,
  `<at>${MARK}</at> <a href="https://${MARK}.example">x</a>`,
  `<script>${MARK}()</script><img src=x onerror=${MARK}()>"'><svg/onload=${MARK}>`,
  `"}],"type":"Action.OpenUrl","url":"https://${MARK}.example","x":[{"`,
  `{{DATE(${MARK})}} \${${MARK}} {name} %s ${MARK}`,
  `*_~\`\`\`${MARK}\`\`\`~_* # ${MARK} \u202e ${MARK}`,
  `${MARK}\r\nSet-Cookie: ${MARK}\r\n\r\n{"level":60,"msg":"${MARK}"}`,
] as const;

let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer();
}, 60_000);
afterEach(() => whole.peer.reset());
afterAll(() => whole?.close());

/** With a question beside them and without, so that there is an answer and a miss. */
describe.each(['', 'what are the signs ', 'Hamilton social work number '])('%swith words of a stranger', (asking) => {
  it.each(WORDS)('%j: none of it is on a card in Slack', async (words) => {
    await whole.peer.http.deliver(directMessage({ text: asking + words }));
    await whole.peer.http.deliver(command(asking + words, whole.peer.responseUrl()));
    const cards = await whole.peer.said(2);
    expect(JSON.stringify(cards.map(({ args }) => args))).not.toContain(MARK);
    for (const { text } of cards) expect(text).not.toMatch(/<[!@#]|<https?:[^>|]*\|(?!.*\.)/);
  });

  it.each(WORDS)('%j: none of it is on a card in Teams, which mentions nobody', async (words) => {
    const { serviceUrl } = whole.connector;
    const before = whole.connector.hits.length;
    for (const activity of [personalMessage(serviceUrl, asking + words), channelMention(serviceUrl, asking + words)])
      expect((await post(activity)).status).toBe(200);
    const posted = whole.connector.hits.slice(before).map(({ body }) => body);
    expect(posted.filter(({ type }) => type === 'message')).toHaveLength(2);
    expect(JSON.stringify(posted)).not.toContain(MARK);
    expect(JSON.stringify(posted)).not.toMatch(/<at>|"mention"|javascript:/);
  });

  it.each(WORDS)('%j: none of it is in what the page draws', async (words) => {
    const { json, headers } = await ask(whole.url, { question: asking + words, thread: words.slice(0, 200) });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(json.question).toBe(asking + words);
    const { question: _asked, ...rest } = json;
    expect(JSON.stringify(rest)).not.toContain(MARK);
  });
});

describe('a button’s value made by a stranger', () => {
  it.each([...WORDS, `v:topic:${MARK}`, 'v:topic:__proto__', `v:topic:../${MARK}`, { choice: MARK }, [MARK], 7, null])(
    '%j is never shown',
    async (value) => {
      const before = whole.connector.hits.length;
      const reply = await post(buttonTap(whole.connector.serviceUrl, { choice: value }));
      const shown = (await reply.text()) + JSON.stringify(whole.connector.hits.slice(before).map(({ body }) => body));
      expect(reply.status).toBe(200);
      expect(shown).not.toContain(MARK);
    },
  );
});

it('not one of these words is in the log', () => {
  expect(whole.logs.length).toBeGreaterThan(WORDS.length);
  expect(whole.logs.join('\n')).not.toContain(MARK);
  expect(privateWordsIn(whole.logs, ['29:asker-user-id', 'Morag Invented', 'U0000ASKER'])).toEqual([]);
});

function post(activity: object): Promise<Response> {
  return fetch(`${whole.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${whole.connector.token(APP_ID)}` },
    body: JSON.stringify(activity),
  });
}
