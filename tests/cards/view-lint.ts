import { lintBlock, lintButton, lintText, type Node, sized } from './block-kit-lint';

/** A view's element, beside what a message's has. */
interface Element extends Node {
  readonly placeholder?: Node;
  readonly initial_value?: string;
  readonly max_length?: number;
  readonly options?: readonly Node[];
  readonly option_groups?: readonly { readonly label?: Node; readonly options?: readonly Node[] }[];
  readonly initial_option?: Node;
}

interface ViewBlock extends Node {
  readonly block_id?: string;
  readonly label?: Node;
  readonly element?: Element;
  readonly elements?: readonly Element[];
}

interface View {
  readonly type?: string;
  readonly title?: Node;
  readonly close?: Node;
  readonly submit?: Node;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly blocks?: readonly ViewBlock[];
}

/**
 * Says what Slack would refuse in a view, one line for each problem (docs.slack.dev/reference/views and the pages of blocks and elements);
 * only what our views use is known. Alerts and feedback buttons are for messages.
 */
export function lintView(sent: object): string[] {
  const view: View = JSON.parse(JSON.stringify(sent));
  const { type, title, close, submit, callback_id = '', private_metadata = '', blocks = [] } = view;
  const isModal = type === 'modal';
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  const actions = blocks.flatMap(({ elements = [], element }) => [...elements, ...(element ? [element] : [])]);
  const actionIds = actions.flatMap(({ action_id }) => action_id ?? []);
  return [
    ...(isModal || type === 'home' ? [] : [`no view is a ${type}`]),
    ...(isModal
      ? lintText(title, 'title', 24, ['plain_text'])
      : [title, close, submit].flatMap((one) => (one ? ['a home has no title and no buttons of a modal'] : []))),
    ...[close, submit].flatMap((label) => (label ? lintText(label, 'close or submit', 24, ['plain_text']) : [])),
    ...(isModal && !submit && blocks.some((block) => block.type === 'input')
      ? ['a modal with an input needs a submit']
      : []),
    ...sized('view', blocks.length, 1, 100),
    ...sized('all of the view', JSON.stringify(view).length, 2, 250_000),
    ...sized('private_metadata', private_metadata.length, 0, 3_000),
    ...sized('callback_id', callback_id.length, 0, 255),
    ...twice(ids).map((id) => `block_id ${id} stands twice`),
    ...twice(actionIds).map((id) => `action_id ${id} stands twice`),
    ...blocks.flatMap((block, index) => lintViewBlock(block, `block ${index} (${block.type})`)),
  ];
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function lintViewBlock(block: ViewBlock, at: string): string[] {
  const { elements = [], element, label } = block;
  switch (block.type) {
    case 'alert':
    case 'context_actions':
      return [`${at}: is for messages`];
    case 'input':
      return [
        ...lintText(label, at, 2_000, ['plain_text']),
        ...(element ? lintElement(element, at) : [`${at}: no element`]),
      ];
    case 'actions':
      return [...sized(at, elements.length, 1, 25), ...elements.flatMap((one) => lintElement(one, at))];
    default:
      return lintBlock(block, at);
  }
}

function lintElement(element: Element, at: string): string[] {
  const {
    type,
    action_id,
    placeholder,
    initial_value = '',
    max_length = 3_000,
    options = [],
    option_groups = [],
  } = element;
  const named = sized(`${at}: action_id`, action_id?.length ?? 0, 1, 255);
  const hint = placeholder ? lintText(placeholder, `${at}: placeholder`, 150, ['plain_text']) : [];
  switch (type) {
    case 'button':
      return lintButton(element, at);
    case 'plain_text_input':
      return [
        ...named,
        ...hint,
        ...sized(`${at}: max_length`, max_length, 1, 3_000),
        ...sized(`${at}: initial_value`, initial_value.length, 0, max_length),
      ];
    case 'checkboxes':
      return [
        ...named,
        ...sized(`${at}: options`, options.length, 1, 10),
        ...options.flatMap((option) => lintOption(option, at)),
      ];
    case 'static_select':
      return [
        ...named,
        ...hint,
        ...sized(`${at}: groups`, option_groups.length, 1, 100),
        ...option_groups.flatMap((group) => [
          ...lintText(group.label, `${at}: group`, 75, ['plain_text']),
          ...sized(`${at}: options`, group.options?.length ?? 0, 1, 100),
          ...(group.options ?? []).flatMap((option) => lintOption(option, at)),
        ]),
        ...lintInitial(element, at),
      ];
    default:
      return [`${at}: unknown element ${type}`];
  }
}

function lintOption({ text, value = '' }: Node, at: string): string[] {
  return [...lintText(text, `${at}: option`, 75, ['plain_text']), ...sized(`${at}: value`, value.length, 1, 150)];
}

/** What is chosen at first has to be an option, to the letter. */
function lintInitial({ initial_option: initial, option_groups = [] }: Element, at: string): string[] {
  const options = option_groups.flatMap((group) => group.options ?? []);
  return !initial || options.some((option) => JSON.stringify(option) === JSON.stringify(initial))
    ? []
    : [`${at}: no such option`];
}
