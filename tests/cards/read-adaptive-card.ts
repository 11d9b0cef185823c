import MarkdownIt from 'markdown-it';
import { all, type Element, teachInnerText } from './dom';
import { type Reading, squeeze, type Token } from './expected';

const official: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');

/** What the official renderer made of a card, and what it found wrong with it. */
export interface DrawnCard {
  readonly reading: Reading;
  readonly problems: string[];
  readonly headings: string[];
}

interface Node {
  type?: string;
  url?: string;
  title?: string;
  data?: { choice?: string };
}

/** Draws a card with the official renderer, Markdown as Teams reads it, and reads what stands on the screen. */
export function drawAdaptiveCard(json: string): DrawnCard {
  teachInnerText();
  const markdown = new MarkdownIt({ html: false });
  official.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const payload: unknown = JSON.parse(json);
  const card = new official.AdaptiveCard();
  card.hostConfig = new official.HostConfig({ actions: { maxActions: 6 } });
  const parsing = new official.SerializationContext();
  card.parse(payload, parsing);
  const root: Element | undefined = card.render();
  if (!root) throw new Error('the official renderer drew nothing');
  const validation = card.validateProperties();
  const events = [parsing, validation].flatMap((result) =>
    'eventCount' in result
      ? Array.from({ length: result.eventCount }, (_, index) => result.getEventAt(index).message)
      : result.validationEvents.map((event) => event.message),
  );
  return {
    reading: read(root, actionsIn(payload)),
    problems: events,
    headings: all(root, '[role=heading]').map((element) => squeeze(element.textContent ?? '')),
  };
}

function read(root: Element, actions: readonly Node[]): Reading {
  const tokens: Token[] = [];
  const links: string[] = [];
  let buttons = 0;
  let row: Element | null = null;
  for (const element of all(root, '.ac-textBlock, .ac-richTextBlock, .ac-pushButton')) {
    const text = squeeze(element.textContent ?? '');
    if (element.matches('.ac-pushButton')) {
      const action = actions[buttons];
      buttons += 1;
      if (action?.title !== text) throw new Error(`the button "${text}" is not the one that was sent`);
      if (action.type === 'Action.OpenUrl') links.push(action.url ?? '');
      else tokens.push(['button', text, action.data?.choice ?? '']);
      continue;
    }
    links.push(...all(element, 'a').map((link) => link.getAttribute('href') ?? ''));
    const items = all(element, 'li');
    // Texts beside one button are read as one line.
    const columns = element.closest('.ac-columnSet');
    const [, above = ''] = columns && columns === row ? (tokens.pop() ?? []) : [];
    row = columns;
    if (items.length === 0) tokens.push(['line', squeeze(`${above} ${text}`)]);
    else tokens.push(...items.map((item): Token => ['item', squeeze(item.textContent ?? '')]));
  }
  return { tokens, links };
}

/** All actions of a card in the order in which they stand. */
function actionsIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type }: Node = node;
  return type?.startsWith('Action.') ? [node] : Object.values(node).flatMap(actionsIn);
}
