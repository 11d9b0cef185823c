import type { KnownBlock } from '@slack/types';
import type { Answer } from '../answering/answer';
import { renderAdaptiveCard } from './adaptive-card';
import { type BlockKitMessage, renderBlockKit } from './block-kit';
import { cardLimits } from './card-limits';
import { layOut } from './layout';
import { largestRow } from './slack-answer-rows';
import { renderText } from './text';

/**
 * Draws an answer on every platform, with its notes and the row of buttons that a channel puts under it, and says what would not fit: one line for each problem, empty when
 * all is well. For the check of content, before it goes live: renderers never cut, so a platform would refuse the card.
 */
export function checkFits(answer: Answer): string[] {
  const { card } = renderAdaptiveCard(answer, 'asker');
  const { text, blocks } = renderBlockKit(answer, 'asker');
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf8');
  return [
    ...slackProblems({ text, blocks: [...blocks, ...largestRow(answer)] }),
    ...over('Teams: the card', bytes, cardLimits.teams.bytes, 'bytes'),
    ...urgentProblems(answer),
  ];
}

function slackProblems({ text, blocks }: BlockKitMessage): string[] {
  const limits = cardLimits.slack;
  return [
    ...over('Slack: the message', blocks.length, limits.blocks, 'blocks'),
    ...over('Slack: all blocks together', JSON.stringify(blocks).length, limits.allBlocks),
    ...over('Slack: the text beside the blocks', text.length, limits.text),
    ...blocks.flatMap(blockProblems),
  ];
}

function blockProblems(block: KnownBlock): string[] {
  const limits = cardLimits.slack;
  switch (block.type) {
    case 'alert':
    case 'header':
      return over(`Slack: the title "${block.text.text}"`, block.text.text.length, limits.header);
    case 'section':
      return over('Slack: a contact', block.text?.text.length ?? 0, limits.section);
    case 'context':
      return [
        ...over('Slack: the source', block.elements.length, limits.context, 'lines'),
        ...block.elements.flatMap((line) =>
          'text' in line ? over('Slack: a line at the foot', line.text.length, limits.section) : [],
        ),
      ];
    case 'actions':
      return block.elements.flatMap((button) => {
        if (button.type !== 'button') return [];
        const { text, value = '' } = button;
        if (text.text === '') return [`Slack: a button has no words; give the choice ${value} a label.`];
        return [
          ...over(`Slack: the button "${text.text}"`, text.text.length, limits.buttonLabel),
          ...over(`Slack: the value of the button "${text.text}"`, value.length, limits.buttonValue),
        ];
      });
    default:
      return [];
  }
}

/** A notification shows little: the number to call in an emergency has to stand near the top of it. */
function urgentProblems(answer: Answer): string[] {
  if (!answer.urgent) return [];
  const first = layOut({ ...answer, sections: answer.sections.slice(0, 1) }, 'everyone').sections[0];
  const contact = answer.sections[0]?.blocks.find(
    (block) => block.kind === 'contact' && block.role === 'police-emergency',
  );
  if (!first?.urgent || contact?.kind !== 'contact') {
    return ['An urgent answer needs the emergency section first, with the contact whose role is police-emergency.'];
  }
  const start = renderText(answer, 'everyone').slice(0, cardLimits.text.urgentWithin);
  if (start.includes(contact.number.text)) return [];
  return [
    `The emergency number ${contact.number.text} is not among the first ${cardLimits.text.urgentWithin} characters of an urgent answer; move its contact up, or shorten what stands above it.`,
  ];
}

function over(what: string, size: number, limit: number, unit = 'characters'): string[] {
  return size > limit
    ? [`${what} has ${size} ${unit}, ${limit} are allowed; shorten it, or part the topic in two.`]
    : [];
}
