import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import type { Assistant } from '../../src/answering/assistant';
import { SHORTCUTS } from '../../src/channels/slack/contract';
import { answerLines } from '../../src/channels/terminal/answer-lines';
import { mountWeb } from '../../src/channels/web';
import type { Store } from '../../src/store/store';
import { openHouse, type Way } from '../channels/slack/house';
import { ask as askPage, serve } from '../channels/web/served';
import { keptLog } from '../fixtures/kept-log';
import { realKnowledge } from '../fixtures/real-assistant';
import { send } from '../fixtures/send';
import { encode } from '../peers/slack/http-line';
import { IDS } from '../peers/slack/ids';
import { command, directMessage, mention, tap } from '../peers/slack/payloads';
import { buttonsOf } from '../peers/slack/slack-peer';
import { homeOpened, messageShortcut, viewTap } from '../peers/slack/view-payloads';
import { TRIGGER_MS, type View } from '../peers/slack/views';
import { buttonTap, channelMention, installation, PERSON, personalMessage } from '../peers/teams/activities';
import { startBot } from '../peers/teams/bot';
import { dataOfButtons, startConnector } from '../peers/teams/connector';

/** People who talk with Signpost in one of its channels, for tests that hold whatever the channel is. */
export interface Conversations {
  /** Asks in every way that the channel knows, and taps a button of an answer where there are any. */
  ask(question: string): Promise<void>;
  /** The same words in what is refused, cannot be read, comes twice, or cannot be answered. */
  mishaps(question: string): Promise<void>;
  /** What was logged, a line each. */
  readonly logs: readonly string[];
  /** Ids and names of those who asked. */
  readonly people: readonly string[];
  /** How many forms were filled in and sent; undefined where the channel has none here. */
  readonly forms?: () => number;
  close(): Promise<void>;
}

/** Opens a channel over this assistant and this store. */
export type OpenConversations = (assistant: Assistant, store: Store) => Promise<Conversations>;

const slack =
  (way: Way): OpenConversations =>
  async (assistant, store) => {
    const { peer, line, address, logs, close } = await openHouse(way, { assistant, store });
    // A store on a thread of its own keeps the bot quiet before it is done. None is shown of an answer that fails, nor once a trigger is spent.
    let forms = 0;
    const modalAfter = (before: View | undefined) => peer.modal(before, TRIGGER_MS).catch(() => undefined);
    return {
      logs,
      close,
      people: [IDS.asker, IDS.otherPerson],
      forms: () => forms,
      async ask(text) {
        await line.deliver(mention({ text }));
        await line.deliver(directMessage({ text }));
        await line.deliver(command(text, peer.responseUrl()));
        const card = (await peer.quiet()).find((message) => buttonsOf(message).length > 0);
        if (card) await line.deliver(tap(card, buttonsOf(card)[0] ?? {}, peer.responseUrl()));
        const before = peer.views.stack.at(-1);
        await line.deliver(messageShortcut(SHORTCUTS.answer, text, peer.responseUrl()));
        const { published } = peer.views;
        await line.deliver(homeOpened());
        await peer.until(() => peer.views.published > published);
        const home = peer.views.homes.get(IDS.asker);
        if (home) await line.deliver(viewTap(home, { type: 'plain_text_input', action_id: 'ask', value: text }));
        const modal = await modalAfter(before);
        if (!modal) return;
        await peer.submit(line, modal, { ask: text });
        forms += 1;
      },
      async mishaps(text) {
        const delivery = mention({ text });
        peer.fault({ method: '*', error: 'restricted_action', times: 4 });
        await line.deliver(delivery);
        await peer.quiet();
        await line.deliver(delivery, { attempt: 1, reason: 'http_timeout' });
        await line.deliver(mention({ text, more: { edited: { user: IDS.asker, ts: '1.1' } } }));
        const { body, type } = encode(delivery);
        await fetch(address, { method: 'POST', headers: { 'content-type': type }, body });
        await peer.quiet();
      },
    };
  };

const teams: OpenConversations = async (assistant, store) => {
  const connector = await startConnector();
  const { serviceUrl } = connector;
  const bot = await startBot({ connector, assistant, store });
  for (const activity of installation(serviceUrl)) await bot.post(activity);
  return {
    logs: bot.log,
    people: Object.values(PERSON),
    async ask(text) {
      await bot.post(personalMessage(serviceUrl, text));
      await bot.post(channelMention(serviceUrl, text));
      const [data] = dataOfButtons(connector.messages().at(-1));
      if (data) await bot.post(buttonTap(serviceUrl, data));
    },
    async mishaps(text) {
      const activity = personalMessage(serviceUrl, text);
      connector.fail({ status: 500 });
      await bot.post(activity);
      await bot.post(activity);
      await bot.post(activity, 'no-token');
      await bot.post(buttonTap(serviceUrl, { choice: text }));
      await bot.post({ ...activity, conversation: undefined });
      const headers = { 'content-type': 'application/json' };
      await fetch(bot.url, { method: 'POST', headers, body: `{"text": "${text}` });
    },
    async close() {
      await bot.stop();
      await connector.close();
    },
  };
};

const web: OpenConversations = async (assistant) => {
  const { log, lines } = keptLog();
  const { server, url } = await serve([mountWeb({ assistant, knowledge: realKnowledge, host: '127.0.0.1' })], log);
  return {
    logs: lines,
    people: [],
    async ask(question) {
      const { json } = await askPage(url, { question, thread: 'a-window' });
      const [choice] = [...(json.choices ?? []), { kind: 'topic', id: 'signs' }];
      await askPage(url, { choice, thread: 'a-window' });
    },
    async mishaps(question) {
      await askPage(url, `{"question": "${question}`);
      await askPage(url, { question: [question] });
      await askPage(url, { question }, { origin: 'https://elsewhere.example' });
      await askPage(url, { question }, { host: 'elsewhere.example' });
      await askPage(url, { question: question.repeat(10_000) });
      await send(`${url}/${encodeURIComponent(question)}?q=${encodeURIComponent(question)}`);
      await send(`${url}/api/ask`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: question });
    },
    close: () => server.stop(),
  };
};

const terminal: OpenConversations = async (assistant) => {
  const say = async (line: string) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(`${line}\n`);
    const said = textOf(output);
    await answerLines(assistant, input, output).finally(() => output.end());
    await said;
  };
  return {
    logs: [],
    people: [],
    ask: (question) => say(JSON.stringify({ question, thread: 'a-session' })),
    mishaps: (question) => say(`{"question": "${question}`),
    close: async () => {},
  };
};

/** Every channel that ships. */
export const CONVERSATIONS: readonly (readonly [string, OpenConversations])[] = [
  ['Slack over HTTP', slack('http')],
  ['Slack over Socket Mode', slack('socket')],
  ['Teams', teams],
  ['the web page', web],
  ['the terminal', terminal],
];
