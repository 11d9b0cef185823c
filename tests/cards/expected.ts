import type { Answer, Block, Run } from '../../src/answering/answer';

/** What a person reads above the choices of each outcome. */
const CHOICES_TITLE = {
  answered: 'Or did you mean',
  choices: 'Choose one',
  unknown: 'The nearest that the leaflet has',
  help: 'Did you mean',
};
/** And above what leads on. */
const LEADS_ON = 'You may also want';
const RELATED_TITLE = { answered: LEADS_ON, choices: LEADS_ON, unknown: LEADS_ON, help: 'You can ask about' };

/** What a reader sees, from top to bottom: a line of words, an item of a list, or a button with what it sends. */
export type Token = readonly ['line' | 'item' | 'button', string, ...string[]];
/** Everything read out of a card. `links`: where numbers and addresses lead, in order. */
export interface Reading {
  readonly tokens: Token[];
  readonly links: string[];
}

/** White space as a screen shows it. */
export function squeeze(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

/** What a card of this answer has to show, told from the answer alone. */
export function expectedReading(answer: Answer, audience: 'asker' | 'everyone'): Reading {
  const blocks = answer.sections.flatMap((section) => section.blocks);
  const button = ({ choice, label }: Answer['choices'][number]): Token => [
    'button',
    said(label),
    `${answer.version}:${choice.kind}:${choice.id}`,
  ];
  const tokens: Token[] = [
    ...answer.sections.flatMap((section): Token[] => [['line', said(section.title)], ...section.blocks.flatMap(block)]),
    ...(answer.choices.length > 0 ? [['line', CHOICES_TITLE[answer.outcome]] as const] : []),
    ...answer.choices.map(button),
    ...(audience === 'asker' ? answer.notes.map((note) => ['line', said(note)] as const) : []),
    ...(answer.related.length > 0 ? [['line', RELATED_TITLE[answer.outcome]] as const] : []),
    ...answer.related.map(button),
    ['line', said(answer.closing)],
    ...answer.source.map((line) => ['line', said(line)] as const),
  ];
  const links = blocks.flatMap((block) =>
    block.kind === 'contact' ? [block.tel] : block.kind === 'website' ? [block.url] : [],
  );
  return { tokens, links };
}

/** The lines that the plain text of the answer has to have. */
export function expectedLines(answer: Answer, audience: 'asker' | 'everyone'): string[] {
  let buttons = 0;
  return expectedReading(answer, audience).tokens.map(([kind, words]) => {
    if (kind === 'line') return words;
    if (kind === 'item') return `- ${words}`;
    buttons += 1;
    return buttons <= answer.choices.length ? `${buttons}. ${words}` : `- ${words}`;
  });
}

function block(block: Block): Token[] {
  switch (block.kind) {
    case 'contact':
      // A name of two parts leads into its number: "Police Scotland: In an emergency call 999".
      return [['line', `${said(block.name)}${block.name.length > 1 ? '' : ':'} ${said([block.number])}`]];
    case 'website':
      return [['line', [said(block.name), said([block.address])].filter(Boolean).join(': ')]];
    case 'list':
      return block.items.map((item) => ['item', said(item)]);
    default:
      return [['line', said(block.text)]];
  }
}

function said(runs: readonly Run[]): string {
  return squeeze(runs.reduce((text, run) => text + run.text, ''));
}
