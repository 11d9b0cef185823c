/** Escapes what Slack's mrkdwn, and its top-level `text`, read as control characters (docs.slack.dev, "Escaping text"). */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** True when mrkdwn would show the words otherwise than they stand: it has no escape for these marks or for `:emoji:` codes. */
export function mrkdwnWouldEat(text: string): boolean {
  return /[*_~`]|:[\w+'-]+:/.test(text);
}

/**
 * Escapes what the Markdown of a Teams TextBlock would eat, and what would open a list or a heading at the start of a
 * line. Each mark is escaped only where it means something, so that a leaflet's words carry no backslash: Teams on
 * phones does not take every escape away again. Braces are parted because a client replaces `{{DATE(...)}}`.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replace(/<(?=[a-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=\{)\{/gi, '\\$&')
    .replace(/^[#+>-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Escapes text for HTML, in an element or in a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
