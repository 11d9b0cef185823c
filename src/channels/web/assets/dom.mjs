/**
 * Makes an element: attributes by name (false and undefined are left out), then children; strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/**
 * The element of the page with this id; the page is written together with its scripts, so a missing one is a fault.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return element;
}

/**
 * A link that leads out of the page; an address of a scheme that a card has no business with stays text.
 * @param {string} url
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function outwardLink(url, ...children) {
  if (/^(tel|mailto):/i.test(url)) return el('a', { href: url }, ...children);
  if (/^https?:\/\//i.test(url))
    return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
  return el('span', {}, ...children);
}
