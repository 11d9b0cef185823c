/** Slack's limits as its reference states them (docs.slack.dev, Block Kit), apart from the numbers in src/cards. */
export interface Node {
  readonly type?: string;
  readonly text?: string | Node;
  readonly emoji?: boolean;
  readonly elements?: readonly Node[];
  readonly action_id?: string | undefined;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string | object;
  readonly positive_button?: Node;
  readonly negative_button?: Node;
}

/** Says what Slack would refuse in a message's blocks, one line for each problem; only what our cards use is known. */
export function lintBlockKit(json: string): string[] {
  const blocks: Node[] = JSON.parse(json);
  const actionIds = findActionIds(blocks);
  const twice = actionIds.filter((id, index) => actionIds.indexOf(id) !== index);
  return [
    ...sized('message', blocks.length, 1, 50),
    ...sized('all blocks', json.length, 2, 13_200),
    ...twice.map((id) => `action_id ${id} stands twice`),
    ...blocks.flatMap((block, index) => lintBlock(block, `block ${index} (${block.type})`)),
  ];
}

/** One block. */
export function lintBlock(block: Node, at: string): string[] {
  const elements = block.elements ?? [];
  switch (block.type) {
    case 'divider':
      return [];
    case 'alert':
      // The reference names no limit: ours is that of the header that takes its place where alerts are refused.
      return lintText(block.text, at, 150, ['plain_text', 'mrkdwn']);
    case 'header':
      return lintText(block.text, at, 150, ['plain_text']);
    case 'section':
      return lintText(block.text, at, 3_000, ['plain_text', 'mrkdwn']);
    case 'context':
      return [
        ...sized(at, elements.length, 1, 10),
        ...elements.flatMap((element) => lintText(element, at, 3_000, ['plain_text', 'mrkdwn'])),
      ];
    case 'context_actions':
      return [...sized(at, elements.length, 1, 5), ...elements.flatMap((element) => lintFeedback(element, at))];
    case 'actions':
      return [...sized(at, elements.length, 1, 25), ...elements.flatMap((element) => lintButton(element, at))];
    case 'rich_text':
      return [...sized(at, elements.length, 1, 1_000), ...elements.flatMap((element) => lintRichText(element, at))];
    default:
      return [`${at}: unknown type`];
  }
}

/** A button. */
export function lintButton(button: Node, at: string): string[] {
  return [
    ...(button.type === 'button' ? [] : [`${at}: ${button.type} is no button`]),
    ...lintText(button.text, at, 75, ['plain_text']),
    ...sized(`${at}: action_id`, button.action_id?.length ?? 0, 1, 255),
    ...sized(`${at}: value`, button.value?.length ?? 0, 1, 2_000),
  ];
}

function lintFeedback({ type, action_id, positive_button, negative_button }: Node, at: string): string[] {
  if (type !== 'feedback_buttons') return [`${at}: ${type} is no feedback`];
  // The reference names no limits for the two: those of a button are taken.
  return [positive_button, negative_button].flatMap((button) =>
    lintButton({ ...button, type: 'button', action_id }, at),
  );
}

const CONTAINERS = ['rich_text_section', 'rich_text_quote'];

function lintRichText(element: Node, at: string): string[] {
  const children = element.elements ?? [];
  const empty = children.length === 0 ? [`${at}: ${element.type} is empty`] : [];
  if (element.type === 'rich_text_list') {
    const style = element.style === 'bullet' || element.style === 'ordered' ? [] : [`${at}: list without a style`];
    return [...empty, ...style, ...children.flatMap((child) => lintRichText(child, at))];
  }
  if (!CONTAINERS.includes(element.type ?? '')) return [`${at}: unknown ${element.type}`];
  return [...empty, ...children.flatMap((child) => lintInline(child, at))];
}

function lintInline(inline: Node, at: string): string[] {
  if (inline.type === 'emoji') return [];
  if (inline.type !== 'text' && inline.type !== 'link') return [`${at}: unknown ${inline.type}`];
  const url = inline.type === 'link' && !/^https?:\/\//.test(inline.url ?? '') ? [`${at}: link to ${inline.url}`] : [];
  return [...url, ...sized(at, typeof inline.text === 'string' ? inline.text.length : 0, 1, 3_000)];
}

/** A text object. */
export function lintText(text: Node['text'], at: string, limit: number, types: readonly string[]): string[] {
  if (typeof text !== 'object' || typeof text.text !== 'string') return [`${at}: a text object was expected`];
  const type = types.includes(text.type ?? '') ? [] : [`${at}: ${text.type} is not allowed here`];
  const emoji = text.type === 'mrkdwn' && text.emoji !== undefined ? [`${at}: emoji is for plain_text`] : [];
  return [...type, ...emoji, ...sized(at, text.text.length, 1, limit)];
}

/** A size between two bounds, both allowed. */
export function sized(at: string, size: number, least: number, most: number): string[] {
  return size < least || size > most ? [`${at}: ${size} is not between ${least} and ${most}`] : [];
}

function findActionIds(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ action_id, elements }) => [
    ...(action_id === undefined ? [] : [action_id]),
    ...findActionIds(elements ?? []),
  ]);
}
