import { all, elementOf } from './dom';
import { type Reading, squeeze, type Token } from './expected';

/** Reads our HTML as a browser would. */
export function readHtml(html: string): Reading {
  const root = elementOf(html);
  const tokens = all(root, 'h2, h3, p, li').map((element): Token => {
    const text = squeeze(element.textContent ?? '');
    const [button] = all(element, 'button');
    if (button) return ['button', text, button.getAttribute('data-choice') ?? ''];
    const isItem = element.tagName === 'LI' && !element.matches('.contacts > *, .websites > *');
    return [isItem ? 'item' : 'line', text];
  });
  return { tokens, links: all(root, 'a').map((link) => link.getAttribute('href') ?? '') };
}
