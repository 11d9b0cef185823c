import { TextDecoder } from 'node:util';

/** The little of the browser's document that our readers use (jsdom in tests): the compiler knows no DOM here. */
export interface Element {
  readonly tagName: string;
  readonly textContent: string | null;
  innerHTML: string;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element>;
}

declare const document: { createElement(tag: string): Element };
declare const HTMLElement: { readonly prototype: object };

/** jsdom has no layout and so no `innerText`, which the official renderer writes its words with. */
export function teachInnerText(): void {
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    set(this: { textContent: string }, text: string) {
      this.textContent = text;
    },
  });
}

/** jsdom has no TextDecoder, which content is read with. */
export function teachTextDecoder(): void {
  Object.assign(globalThis, { TextDecoder });
}

/** A detached element with this HTML inside. */
export function elementOf(html: string): Element {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

/** All that match, in the order of the document. */
export function all(element: Element, selector: string): Element[] {
  return Array.from(element.querySelectorAll(selector));
}
