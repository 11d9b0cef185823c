/** What moves a terminal's cursor, sets its colours or turns its text round, and lone halves of characters; the joiners within emoji aside. */
const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line, safe for a terminal: each control character is shown by its number (`\u{1b}`), line breaks included. */
export function printableLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${codeOf(character)}}`);
}

/** The lines of a text, each safe for a terminal; a tab is a space. */
export function printableLines(text: string): string[] {
  return text
    .replaceAll('\t', ' ')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(printableLine);
}

/** One line of JSON that says the same to a program, and is safe for a terminal as well. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(UNPRINTABLE, (character) =>
    // In UTF-16 units, as JSON has them.
    Array.from({ length: character.length }, (_, i) => `\\u${codeOf(character.charAt(i)).padStart(4, '0')}`).join(''),
  );
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
