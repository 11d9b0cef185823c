// What stands around our blocks in Slack, for the documentation's pictures: a conversation, a modal, the Home. Run in the web page, whose drawing
// of Block Kit and whose style it uses.

/**
 * Draws a scene in place of the page: `{ place, said: [{ by, text } | { blocks, toOne }] }`, `{ modal }` or `{ home }`. Passed to the page whole, so
 * it holds all that it needs. `base` is where the page's modules are.
 */
export async function drawFrame({ base, scene }) {
  const { drawBlocks } = await import(`${base}/slack-blocks.mjs`);
  const { el } = await import(`${base}/dom.mjs`);

  const label = ({ text }) => el('p', { class: 'frame-label' }, text);
  const box = ({ initial_value, placeholder, multiline }) =>
    el('div', { class: `frame-box${multiline ? ' frame-tall' : ''}` }, initial_value ?? placeholder?.text ?? '');
  function element(part) {
    switch (part.type) {
      case 'plain_text_input':
        return box(part);
      case 'static_select':
        return el(
          'div',
          { class: 'frame-box frame-select' },
          part.initial_option?.text.text ?? part.placeholder?.text ?? '',
        );
      case 'checkboxes':
        return el('p', { class: 'frame-tick' }, ...part.options.map(({ text }) => `☐ ${text.text}`));
      case 'feedback_buttons':
        return el('p', { class: 'frame-thumbs' }, el('span'), el('span', { class: 'frame-down' }));
      default:
        throw new Error(`no picture of ${part.type}`);
    }
  }
  /** What the page itself never gets is drawn here; the rest by the page. One list, so that its spaces between blocks hold. */
  function drawn(blocks) {
    const parts = blocks.map((block) => {
      const elements = block.elements ?? [block.element];
      const isOurs = ['input', 'context_actions'].includes(block.type) || elements[0]?.type === 'static_select';
      if (!isOurs) return drawBlocks([block], () => {}).firstElementChild;
      return el(
        'div',
        { class: 'frame-input' },
        ...(block.label ? [label(block.label)] : []),
        ...elements.map(element),
      );
    });
    return el('div', { class: 'slack-blocks' }, ...parts);
  }
  function sender(name, isApp) {
    const badge = isApp ? [' ', el('span', { class: 'app' }, 'App')] : [];
    return el('p', { class: 'sender' }, el('strong', {}, name), ...badge, ' ', el('time', {}, '10:42'));
  }
  function message({ by, text, blocks, toOne }) {
    const avatar = by
      ? el('span', { class: 'avatar frame-person' }, by[0] ?? '')
      : el('span', { class: 'avatar', 'aria-hidden': 'true' });
    const words = blocks ? drawn(blocks) : el('div', { class: 'slack-blocks' }, text);
    const only = toOne ? [el('p', { class: 'frame-only' }, 'Only visible to you')] : [];
    return [...only, el('div', { class: 'slack-message' }, avatar, sender(by ?? 'Signpost', !by), words)];
  }

  const { modal, home, place, said = [] } = scene;
  const frame = el('div', { class: 'pane pane-slack frame' });
  if (modal) {
    const buttons = [modal.close, modal.submit].filter(Boolean).map(({ text }) => el('span', {}, text));
    frame.append(
      el('p', { class: 'frame-bar' }, modal.title.text),
      el('div', { class: 'slack-message frame-view' }, drawn(modal.blocks)),
      el('p', { class: 'frame-foot' }, ...buttons),
    );
  } else if (home) {
    frame.append(
      el('p', { class: 'frame-bar' }, 'Signpost'),
      el('p', { class: 'frame-tabs' }, el('strong', {}, 'Home'), el('span', {}, 'Messages')),
      el('div', { class: 'slack-message frame-view' }, drawn(home.blocks)),
    );
  } else frame.append(el('p', { class: 'frame-bar' }, place), ...said.flatMap(message));
  document.body.replaceChildren(frame);
}

/** A thumb that points up, drawn for these pictures. */
const THUMB = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round"><path d="M8 11v10H3V11zM8 11l5-9c2 0 3 1.500 2.500 4L15 9h6l-2 12H8"/></svg>',
);

/** The look of what stands around, after Slack's desktop client. */
export const FRAME_CSS = `
body { margin: 0; padding: 0; background: var(--page, #fff); min-height: 0 }
.frame { display: block; border: 0; border-radius: 0; box-shadow: none; background: var(--slack-canvas); color: var(--slack-text);
  font: 15px / 1.4667 Lato, "Slack-Lato", var(--font); padding-bottom: 8px }
.frame .slack-message { padding: 8px 16px }
.frame-bar { margin: 0 0 8px; padding: 12px 16px; font-weight: 900; border-bottom: 1px solid var(--slack-line) }
.frame-person { display: grid; place-items: center; background: #4a154b; color: #fff; font-weight: 700 }
.frame-only { margin: 6px 16px 0 60px; color: var(--slack-muted); font-size: 13px }
.frame-view { display: block }
.frame-label { margin: 0 0 4px; font-weight: 700 }
.frame-box { min-height: 36px; box-sizing: border-box; padding: 6px 12px; border: 1px solid var(--slack-edge); border-radius: 8px; color: var(--slack-text) }
.frame-tall { min-height: 84px }
.frame-select::after { content: "▾"; float: right }
.frame-tick { margin: 0 }
.slack-blocks > .frame-input { margin-top: 12px }
.frame-thumbs { margin: 0; display: flex; gap: 14px }
.frame-thumbs span { width: 18px; height: 18px; background: var(--slack-muted); mask: url("data:image/svg+xml,${THUMB}") center / contain no-repeat }
.frame-down { transform: rotate(180deg) scaleX(-1) }
.frame-foot { display: flex; justify-content: flex-end; gap: 8px; margin: 8px 0 0; padding: 12px 16px; border-top: 1px solid var(--slack-line) }
.frame-foot span { padding: 6px 14px; border: 1px solid var(--slack-edge); border-radius: 8px; font-weight: 700 }
.frame-foot span + span { background: #007a5a; border-color: #007a5a; color: #fff }
.frame-tabs { display: flex; gap: 16px; margin: -4px 16px 8px; color: var(--slack-muted) }
.frame-tabs strong { color: var(--slack-text); border-bottom: 2px solid currentColor }
`;
