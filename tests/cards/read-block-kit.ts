import { type Reading, squeeze, type Token } from './expected';

/** Block Kit as it comes off the wire: we read it as Slack would, from JSON, not by the renderer's types. */
interface Node {
  type: string;
  text?: string | Node;
  elements?: Node[];
  url?: string;
  value?: string;
}

/** Reads the blocks of a message. Throws at what it doesn't know. */
export function readBlockKit(json: string): Reading {
  const blocks: Node[] = JSON.parse(json);
  const links: string[] = [];
  return { tokens: blocks.flatMap((block) => readBlock(block, links)), links };
}

function readBlock(block: Node, links: string[]): Token[] {
  const elements = block.elements ?? [];
  switch (block.type) {
    case 'divider':
      return [];
    case 'alert':
    case 'header':
    case 'section':
      return [['line', readText(block.text, links)]];
    case 'context':
      return elements.map((element) => ['line', readText(element, links)]);
    case 'actions':
      return elements.map((element) => ['button', readText(element.text, links), element.value ?? '']);
    case 'rich_text':
      return elements.flatMap((element) => readRichText(element, links));
    default:
      throw new Error(`no reader for ${block.type}`);
  }
}

function readRichText(element: Node, links: string[]): Token[] {
  const children = element.elements ?? [];
  if (element.type === 'rich_text_list') return children.map((child) => ['item', readInline(child, links)]);
  return [['line', readInline(element, links)]];
}

function readInline(element: Node, links: string[]): string {
  const texts = (element.elements ?? []).map((child) => {
    if (child.type === 'emoji') return '';
    if (child.type === 'link') links.push(child.url ?? '');
    return typeof child.text === 'string' ? child.text : '';
  });
  return squeeze(texts.join(''));
}

function readText(text: string | Node | undefined, links: string[]): string {
  if (typeof text !== 'object' || typeof text.text !== 'string') throw new Error('a text object was expected');
  return squeeze(text.type === 'mrkdwn' ? readMrkdwn(text.text, links) : text.text);
}

/** What Slack shows of mrkdwn: links by their words, no marks of style, no escapes. */
function readMrkdwn(mrkdwn: string, links: string[]): string {
  const linked = mrkdwn.replace(/<([^>|]*)\|?([^>]*)>/g, (_, target: string, words: string) => {
    links.push(unescaped(target));
    return words === '' ? target : words;
  });
  const styled = linked.replace(/([*_~`])(.+?)\1/g, '$2').replace(/:[a-z0-9_+'-]+:/gi, '\u{1f642}');
  return unescaped(styled);
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&');
}
