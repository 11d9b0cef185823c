/** A mention as Teams lists it beside a message: who is meant, and the words that stand for it in the text. */
export interface Mention {
  readonly id: string | undefined;
  readonly text: string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#160': ' ',
};

/**
 * The words that a person wrote to us: our own mention taken out, other people's mentions as their plain names, Teams' HTML
 * entities read back, white space tidied. Line breaks stay.
 */
export function messageText(raw: string, mentions: readonly Mention[], botId: string): string {
  let text = raw;
  for (const mention of mentions) {
    if (mention.id === botId && mention.text) text = text.replaceAll(mention.text, ' ');
  }
  return text
    .replace(/<\/?at(?:\s[^<>]*)?>/gi, '')
    .replace(/&(#?\w{2,5});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** The words of a message that Teams gives as HTML: paragraphs and list entries as lines, other people's mentions as their names. */
export function htmlText(html: string): string {
  const lines = html.replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, ' ');
  return messageText(lines, [], '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
