// What the page's scripts find in the browser beside the DOM. Read by the type checker alone; never served.

/** The official renderer, loaded as a classic script before the modules run. */
declare const AdaptiveCards: typeof import('adaptivecards');

interface TrustedHTML {
  toString(): string;
}

interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createHTML: (html: string) => string },
    ): { createHTML(html: string): TrustedHTML };
  };
}

/** markdown-it as the server hands it out, beside the page's own files. */
declare module '*/markdown-it.mjs' {
  export { default } from 'markdown-it';
}
